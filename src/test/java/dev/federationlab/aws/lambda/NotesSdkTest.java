package dev.federationlab.aws.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.federationlab.aws.SharedAws;
import dev.federationlab.aws.TestAws;
import dev.federationlab.aws.identitypools.TestIdentityPool;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

/** Notes of Cognito identities, which the function keeps with the permissions of its own role. */
@ExtendWith(SharedAws.class)
class NotesSdkTest {
  private static final JsonMapper JSON = new JsonMapper();
  private static TestAws aws;
  private static TestIdentityPool people;
  private static TestFunctions functions;

  @BeforeAll
  static void start(TestAws shared) {
    aws = shared;
    people = TestIdentityPool.of(aws);
    functions = new TestFunctions(aws, people.key());
    aws.dynamoDb(TestAws.root(people.key()))
        .createTable(
            table ->
                table
                    .tableName("notes")
                    .billingMode(BillingMode.PAY_PER_REQUEST)
                    .keySchema(
                        key -> key.attributeName("owner").keyType(KeyType.HASH),
                        key -> key.attributeName("noteId").keyType(KeyType.RANGE))
                    .attributeDefinitions(
                        it -> it.attributeName("owner").attributeType(ScalarAttributeType.S),
                        it -> it.attributeName("noteId").attributeType(ScalarAttributeType.S)));
    functions.create(
        "notes", "notes.handler", r -> r.environment(it -> it.variables(Map.of("TABLE", "notes"))));
    people.allow("Auth", "\"lambda:InvokeFunction\"", functions.arn("notes"));
  }

  /** Credentials of somebody who came by Google. */
  private static AwsCredentials identity(String subject) {
    var logins = Map.of(TestIdentityPool.GOOGLE, people.google(Map.of("sub", subject)));
    var lent = people.credentials(people.getId(logins), logins).credentials();
    return AwsSessionCredentials.create(lent.accessKeyId(), lent.secretKey(), lent.sessionToken());
  }

  private static JsonNode invoke(AwsCredentials credentials, String event) {
    try {
      return JSON.readTree(
          aws.lambda(credentials)
              .invoke(it -> it.functionName("notes").payload(SdkBytes.fromUtf8String(event)))
              .payload()
              .asUtf8String());
    } catch (JsonProcessingException e) {
      throw new AssertionError(e);
    }
  }

  private static void allowTable() {
    functions.allow(
        "notesRole",
        "[\"dynamodb:PutItem\", \"dynamodb:Query\", \"dynamodb:DeleteItem\"]",
        "arn:aws:dynamodb:us-east-1:" + people.key().accountId() + ":table/notes");
  }

  @Test
  void keepsEachIdentitysNotesApart() {
    allowTable();
    var ada = identity("ada");
    var ben = identity("ben");

    var note = invoke(ada, "{\"action\": \"put\", \"text\": \" Buy milk \"}").get("note");
    invoke(ben, "{\"action\": \"put\", \"text\": \"Call home\"}");

    assertThat(note.get("text").asText()).isEqualTo("Buy milk");
    assertThat(invoke(ada, "{\"action\": \"list\"}").get("notes")).containsExactly(note);
    assertThat(invoke(ben, "{\"action\": \"list\"}").at("/notes/0/text").asText())
        .isEqualTo("Call home");
    invoke(ada, "{\"action\": \"delete\", \"noteId\": \"" + note.get("noteId").asText() + "\"}");
    assertThat(invoke(ada, "{\"action\": \"list\"}").get("notes")).isEmpty();
  }

  @Test
  void refusesWhatIsNoNote() {
    var ada = identity("ada");

    assertThat(invoke(ada, "{\"action\": \"put\", \"text\": \"  \"}").get("errorMessage").asText())
        .isEqualTo("text must have 1 to 280 characters");
    assertThat(invoke(ada, "{}").get("errorType").asText()).isEqualTo("ValidationError");
    assertThat(
            invoke(TestAws.root(people.key()), "{\"action\": \"list\"}")
                .get("errorMessage")
                .asText())
        .isEqualTo("invoked by no Cognito identity: whose note is it?");
  }

  @Test
  void mayDoWhatItsRoleMay() {
    functions.allow("notesRole", "\"s3:GetObject\"", "*");

    var answer = invoke(identity("ada"), "{\"action\": \"list\"}");

    assertThat(answer.get("errorType").asText()).isEqualTo("DynamoDbException");
    assertThat(answer.get("errorMessage").asText())
        .startsWith(
            "User: arn:aws:sts::"
                + people.key().accountId()
                + ":assumed-role/notesRole/notes is not authorized to perform: dynamodb:Query on"
                + " resource: arn:aws:dynamodb:us-east-1:"
                + people.key().accountId()
                + ":table/notes because no identity-based policy allows the dynamodb:Query action");
  }
}
