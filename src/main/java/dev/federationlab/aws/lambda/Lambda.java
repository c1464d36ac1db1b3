package dev.federationlab.aws.lambda;

import dev.federationlab.aws.Access;
import dev.federationlab.aws.Authorizer;
import dev.federationlab.aws.Call;
import dev.federationlab.aws.Operation;
import dev.federationlab.aws.Principal.RoleSession;
import dev.federationlab.aws.Service;
import dev.federationlab.aws.access.ServiceCaller;
import dev.federationlab.aws.access.SessionCredentials;
import dev.federationlab.aws.lambda.functions.SuppliedFunction;
import dev.federationlab.aws.lambda.functions.SuppliedFunctions;
import dev.federationlab.policy.Policies;
import dev.federationlab.store.Store;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.lambda.model.CreateFunctionRequest;
import software.amazon.awssdk.services.lambda.model.DeleteFunctionRequest;
import software.amazon.awssdk.services.lambda.model.GetFunctionConfigurationRequest;
import software.amazon.awssdk.services.lambda.model.GetFunctionRequest;
import software.amazon.awssdk.services.lambda.model.GetPolicyRequest;
import software.amazon.awssdk.services.lambda.model.ListTagsRequest;
import software.amazon.awssdk.services.lambda.model.TagResourceRequest;
import software.amazon.awssdk.services.lambda.model.UntagResourceRequest;
import software.amazon.awssdk.services.lambda.model.UpdateFunctionCodeRequest;
import software.amazon.awssdk.services.lambda.model.UpdateFunctionConfigurationRequest;

/**
 * Functions for all accounts, as a table. Their code is supplied by the product.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/api/welcome.html">API reference</a>
 */
public final class Lambda {
  /** Its name among service principals. */
  public static final String PRINCIPAL = "lambda.amazonaws.com";

  /**
   * What Lambda needs of the others.
   *
   * @param authorizer asked whether a caller may pass a role
   * @param self Lambda itself as a caller, {@link #PRINCIPAL}
   * @param policies reads the policies of functions when they are put
   * @param issue makes the credentials of a session
   * @param endpoint where functions find AWS
   */
  public record Needs(
      Roles roles,
      Authorizer authorizer,
      ServiceCaller self,
      Policies policies,
      Function<RoleSession, SessionCredentials> issue,
      Store store,
      Clock clock,
      URI endpoint,
      LambdaLimits limits) {}

  private final Functions functions = new Functions();
  private final ServiceInvocations forServices;
  private final Service service = new Service("lambda");

  /** Lambda for all accounts. */
  public Lambda(Needs needs) {
    var limits = needs.limits();
    var supplied = SuppliedFunctions.all();
    var roles = new ExecutionRoles(needs.roles(), needs.self(), needs.authorizer(), needs.issue());
    var rules = new SettingsRules(supplied, limits);
    var past = new Past(limits.remembered());
    var invocations =
        new Invocations(
            needs.store(),
            roles,
            new Runner(supplied, needs.endpoint(), needs.clock(), limits),
            past,
            limits);
    forServices = new ServiceInvocations(needs.store(), functions, invocations);
    var invoke = new Invoke(functions, invocations, limits);
    var operations = new FunctionOperations(functions, rules, roles, past);
    var permissions = new FunctionPolicies(functions, needs.policies());
    var tags = new FunctionTags(functions);
    service
        .operation("AddPermission", permissions::accessToAdd, permissions::add)
        .operation(
            "ListFunctions",
            (call, request) -> List.of(Access.to("lambda:ListFunctions", "*")),
            operations::list)
        .operation("Invoke", invoke::access, invoke)
        .operation("RemovePermission", permissions::accessToRemove, permissions::remove);
    on(
        "CreateFunction",
        CreateFunctionRequest::functionName,
        new CreateFunction(functions, rules, roles, limits));
    on("DeleteFunction", DeleteFunctionRequest::functionName, operations::delete);
    on("GetFunction", GetFunctionRequest::functionName, operations::get);
    on(
        "GetFunctionConfiguration",
        GetFunctionConfigurationRequest::functionName,
        operations::getConfiguration);
    on("GetPolicy", GetPolicyRequest::functionName, permissions::get);
    on("ListTags", ListTagsRequest::resource, tags::list);
    on("TagResource", TagResourceRequest::resource, tags::tag);
    on("UntagResource", UntagResourceRequest::resource, tags::untag);
    on("UpdateFunctionCode", UpdateFunctionCodeRequest::functionName, operations::updateCode);
    on(
        "UpdateFunctionConfiguration",
        UpdateFunctionConfigurationRequest::functionName,
        operations::updateConfiguration);
  }

  /** An operation on one function, which needs its own name as permission. */
  private <I, O> void on(String name, Function<I, String> function, Operation<I, O> operation) {
    BiFunction<Call, I, List<Access>> access =
        (call, request) ->
            functions.access(call, name, FunctionReference.of(call, function.apply(request)));
    service.operation(name, access, operation);
  }

  /** The table, for the endpoint. */
  public Service service() {
    return service;
  }

  /** Functions as other services invoke them. */
  public ServiceInvocations forServices() {
    return forServices;
  }

  /** What of the operations that are served behaves in another way than at AWS. */
  public static List<String> notes() {
    var limits = LambdaLimits.DEFAULT;
    return List.of(
        "No code of a package is run: of it, hash and size are kept. The handler names one of the"
            + " functions that are supplied here, whatever the runtime: "
            + SuppliedFunctions.all().list().stream()
                .map(SuppliedFunction::handler)
                .collect(Collectors.joining(", "))
            + ".",
        "A function is Active as soon as it is created. Versions, aliases, layers, VPCs, images and"
            + " code from S3 are refused.",
        "Asynchronous invocations that fail are not tried again.",
        "Events and answers have at most 1 MiB, functions at most "
            + limits.timeout().toSeconds()
            + " seconds; a sandbox keeps "
            + limits.functions()
            + " functions and runs "
            + limits.concurrent()
            + " at a time.");
  }
}
