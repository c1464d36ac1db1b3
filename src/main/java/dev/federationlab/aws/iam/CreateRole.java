package dev.federationlab.aws.iam;

import dev.federationlab.aws.Call;
import dev.federationlab.aws.Operation;
import dev.federationlab.aws.ServiceException;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.iam.model.CreateRoleRequest;
import software.amazon.awssdk.services.iam.model.CreateRoleResponse;

/**
 * Makes a role: who may assume it, and for how long at most; what it may do comes later.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateRole.html">CreateRole</a>
 */
final class CreateRole implements Operation<CreateRoleRequest, CreateRoleResponse> {
  private static final int NAME = 64;
  private static final int SHORTEST_SESSION = 3600;
  private static final int LONGEST_SESSION = 43_200;

  private final KeptRoles roles;
  private final PolicyTexts texts;
  private final UniqueIds ids;
  private final IamLimits limits;

  CreateRole(KeptRoles roles, PolicyTexts texts, UniqueIds ids, IamLimits limits) {
    this.roles = roles;
    this.texts = texts;
    this.ids = ids;
    this.limits = limits;
  }

  @Override
  public CreateRoleResponse handle(Call call, CreateRoleRequest request) {
    var name = Names.name("roleName", request.roleName(), NAME);
    if (request.permissionsBoundary() != null) {
      throw new ServiceException(
          IamError.INVALID_INPUT, "Permissions boundaries are not available here.");
    }
    var role =
        new Role(
            call.accountId(),
            name,
            ids.role(),
            Names.path(request.path()),
            Names.description(request.description()),
            call.now().truncatedTo(ChronoUnit.SECONDS),
            maxSession(request.maxSessionDuration(), SHORTEST_SESSION),
            texts.trust(call, request.assumeRolePolicyDocument()),
            new TreeMap<>(),
            List.of(),
            Tags.of(request.tags()));
    if (roles.find(call.store(), call.accountId(), name).isEmpty()
        && call.store().count(KeptRoles.space(call.accountId()), Role.KIND) >= limits.roles()) {
      throw new ServiceException(
          IamError.LIMIT_EXCEEDED, "Cannot exceed quota for RolesPerAccount: " + limits.roles());
    }
    if (!call.store().insert(KeptRoles.space(call.accountId()), Role.KIND, Names.key(name), role)) {
      throw new ServiceException(
          IamError.ENTITY_ALREADY_EXISTS, "Role with name " + name + " already exists.");
    }
    return CreateRoleResponse.builder().role(Shown.role(role)).build();
  }

  /**
   * @throws ServiceException ValidationError outside of 1 to 12 hours
   */
  static int maxSession(@Nullable Integer seconds, int otherwise) {
    if (seconds == null) {
      return otherwise;
    }
    if (seconds < SHORTEST_SESSION || seconds > LONGEST_SESSION) {
      var bound =
          seconds < SHORTEST_SESSION
              ? "greater than or equal to " + SHORTEST_SESSION
              : "less than or equal to " + LONGEST_SESSION;
      throw new ServiceException(
          IamError.VALIDATION_ERROR,
          "1 validation error detected: Value '"
              + seconds
              + "' at 'maxSessionDuration' failed to satisfy constraint: Member must have value "
              + bound);
    }
    return seconds;
  }
}
