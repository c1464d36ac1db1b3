package dev.federationlab.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.federationlab.decision.PolicyReading.Kind;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is said of a policy's text before anybody decides with it. */
class ReviewTest {
  private static final String BUCKET = "arn:aws:s3:::photos";

  @Test
  void namesEveryMistakeWithItsPlace() {
    var review =
        Review.of(
            Kind.IDENTITY,
            """
            {
              "Version": "2012-10-18",
              "Statement": [
                {
                  "Efect": "Allow",
                  "Action": ["s3:GetObject", "GetObject"],
                  "Resource": ["photos/*", "arn:aws:s3:::photos/${aws:userid"],
                  "Condition": {
                    "StringEqual": {"aws:PrincipalTag/team": "blue"},
                    "NumericLessThan": {"s3:max-keys": "ten"}
                  }
                },
                {
                  "Effect": "allow",
                  "Action": "s3:GetObject",
                  "Resource": "*"
                }
              ]
            }
            """,
            "");

    assertThat(lines(review))
        .containsExactly(
            "line 2, column 14: `Version` is \"2012-10-17\" or \"2008-10-17\"",
            "line 5, column 7: `Efect` is no element of a statement; did you mean `Effect`?",
            "line 6, column 34: an action is `service:Name`, where only the name may have"
                + " wildcards: GetObject",
            "line 7, column 20: a resource is an ARN or `*`: photos/*",
            "line 7, column 32: a policy variable is not closed: ${aws:userid",
            "line 9, column 9: `StringEqual` is no condition operator; did you mean"
                + " `StringEquals`?",
            "line 10, column 44: `ten` is no number",
            "line 14, column 17: `Effect` is \"Allow\" or \"Deny\", in this spelling");
    assertThat(review.mistakes()).hasSize(8);
    assertThat(review.hints()).isEmpty();
    assertThat(review.mistakes().get(2).awsSays())
        .isEqualTo("Actions/Conditions must be prefaced by a vendor, e.g., iam, sdb, ec2, etc.");
  }

  @Test
  void saysWhatAwsWouldSayOfTheFirstMistakeOnly() {
    var text = "{\"Statement\": [{\"Effect\": \"Allow\"}, {\"Effect\": 1}]}";

    var refused =
        org.assertj.core.api.Assertions.catchThrowable(
            () -> PolicyReader.read(Kind.IDENTITY, text));

    assertThat(refused).hasMessage("Policy statement must contain actions.");
    assertThat(Review.of(Kind.IDENTITY, text, "").mistakes()).hasSizeGreaterThan(1);
  }

  @Test
  void pointsIntoATextThatIsNoJson() {
    var review =
        Review.of(
            Kind.IDENTITY,
            """
            {
              "Version": "2012-10-17",
              "Statement": [
                {"Effect": "Allow" "Action": "s3:*", "Resource": "*"}
              ]
            }
            """,
            "");

    assertThat(review.remarks()).hasSize(1);
    assertThat(review.remarks().get(0).place().line()).isEqualTo(4);
    assertThat(review.remarks().get(0).text()).startsWith("this is no JSON that a policy may be");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          {"Version": "2012-10-17⏎}  | a string goes on into the next line: its closing quotation mark is missing
          {"Version" "2012-10-17"}   | Unexpected character ('"'): was expecting a colon to separate field name and value
          {"Version": "2012-10-17",} | Unexpected character ('}'): was expecting double-quote to start field name
          {"Version": "2012⇥10-17"}  | Illegal unquoted character (character 9): has to be escaped using backslash to be included in string value
          {"Version": "2012-10-17"   | Unexpected end-of-input: expected close marker for Object
          """)
  void saysPlainlyWhyATextIsNoJson(String text, String why) {
    var written = text.replace('⏎', '\n').replace('⇥', '\t');

    assertThat(Review.of(Kind.IDENTITY, written, "").remarks())
        .extracting(Remark::text)
        .containsExactly("this is no JSON that a policy may be: " + why);
  }

  @Test
  void hasNothingToSayOfGoodPolicies() {
    assertThat(
            Review.of(
                    Kind.IDENTITY,
                    """
                    {"Version": "2012-10-17", "Statement": [
                      {"Effect": "Allow", "Action": ["s3:PutObject", "s3:GetObject"],
                       "Resource": "arn:aws:s3:::photos/${accounts.google.com:sub}/*"},
                      {"Effect": "Allow", "Action": "s3:ListBucket", "Resource": "arn:aws:s3:::photos",
                       "Condition": {"StringLike": {"s3:prefix": "${accounts.google.com:sub}/*"}}},
                      {"Effect": "Allow", "Action": ["dynamodb:GetItem", "dynamodb:Query"],
                       "Resource": "arn:aws:dynamodb:us-east-1:111122223333:table/Notes",
                       "Condition": {"ForAllValues:StringEquals":
                         {"dynamodb:LeadingKeys": "${cognito-identity.amazonaws.com:sub}"}}},
                      {"Effect": "Deny", "NotAction": "s3:*", "Resource": "*",
                       "Condition": {"StringNotEquals": {"aws:PrincipalTag/team": "blue"}}}]}
                    """,
                    "")
                .remarks())
        .isEmpty();
    assertThat(
            Review.of(
                    Kind.TRUST,
                    """
                    {"Version": "2012-10-17", "Statement": [
                      {"Effect": "Allow", "Principal": {"Federated": "cognito-identity.amazonaws.com"},
                       "Action": ["sts:AssumeRoleWithWebIdentity", "sts:TagSession"],
                       "Condition": {
                         "StringEquals": {"cognito-identity.amazonaws.com:aud": "us-east-1:1"},
                         "ForAnyValue:StringLike": {"cognito-identity.amazonaws.com:amr": "authenticated"}}},
                      {"Effect": "Allow",
                       "Principal": {"Federated": "arn:aws:iam::111122223333:oidc-provider/server.example.com"},
                       "Action": "sts:AssumeRoleWithWebIdentity",
                       "Condition": {"StringEquals": {"server.example.com:aud": "app"}}},
                      {"Effect": "Allow", "Principal": {"AWS": "111122223333"}, "Action": "sts:AssumeRole"}]}
                    """,
                    "")
                .remarks())
        .isEmpty();
  }

  @Test
  void knowsThatABucketPolicyIsAboutItsBucket() {
    var review =
        Review.of(
            Kind.RESOURCE,
            """
            {"Version": "2012-10-17", "Statement": {"Effect": "Deny", "Principal": "*", "Action": "s3:*",
             "Resource": ["arn:aws:s3:::photos", "arn:aws:s3:::photos/*", "arn:aws:s3:::photos-2/*"]}}
            """,
            BUCKET);

    assertThat(lines(review))
        .containsExactly(
            "line 2, column 63: a bucket policy is about its own bucket, arn:aws:s3:::photos, and"
                + " what lies in it: arn:aws:s3:::photos-2/*");
    assertThat(review.mistakes().get(0).awsSays()).isEqualTo("Policy has invalid resource");
  }

  @Test
  void warnsOfVariablesWithoutTheVersionThatKnowsThem() {
    var statement =
        "\"Statement\": {\"Effect\": \"Allow\", \"Action\": \"s3:GetObject\", \"Resource\":"
            + " \"arn:aws:s3:::photos/${accounts.google.com:sub}/*\"}}";

    assertThat(hints(Kind.IDENTITY, "{" + statement))
        .singleElement()
        .asString()
        .contains("plain text");
    assertThat(hints(Kind.IDENTITY, "{\"Version\": \"2008-10-17\", " + statement))
        .singleElement()
        .asString()
        .contains("without \"Version\": \"2012-10-17\" this is plain text");
    assertThat(hints(Kind.IDENTITY, "{\"Version\": \"2012-10-17\", " + statement)).isEmpty();
  }

  /** The elements of an identity policy's only statement, and what is said of them. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      value = {
        "'Action':'s3:GetObject','Resource':'arn:aws:s3:::p/${aws:username}/*' | aws:username has a"
            + " value for IAM users only",
        "'Action':'s3:GetObject','Resource':'arn:aws:s3:::p/${cognito-identity.amazonaws.com:amr}/*'"
            + " | only a key with one can be a variable",
        "'Action':'s3:${aws:PrincipalTag/verb}','Resource':'arn:aws:s3:::p/*' | variables mean"
            + " nothing in an action",
        "'Action':'s3:ListObjectsV2','Resource':'arn:aws:s3:::p' | needs s3:ListBucket",
        "'Action':'s3:HeadObject','Resource':'arn:aws:s3:::p/*' | needs s3:GetObject",
        "'Action':'lambda:Invoke','Resource':'*' | needs lambda:InvokeFunction",
        "'Action':['s3:GetObject','s3:PutObject'],'Resource':'arn:aws:s3:::p' | its objects are"
            + " arn:aws:s3:::p/*",
        "'Action':'s3:ListBucket','Resource':'arn:aws:s3:::p/*' | an action on the bucket,"
            + " arn:aws:s3:::p;",
        "'NotAction':'iam:*','Resource':'arn:aws:s3:::p/*' | allows every other action",
        "'Action':'s3:GetObject','NotResource':'arn:aws:s3:::p/*' | allows it on everything else",
        "'Action':'*','Resource':'*' | allows everything",
        "'Action':'s3:ListBucket','Resource':'arn:aws:s3:::p','Condition':{'StringEquals':{'s3:prefix':'home/*'}}"
            + " | takes `*` and `?` literally",
        "'Action':'s3:ListBucket','Resource':'arn:aws:s3:::p','Condition':{'StringEquals':{'s3:prefix':[]}}"
            + " | no value to compare with",
        "'Action':'s3:ListBucket','Resource':'arn:aws:s3:::p','Condition':{'StringNotLike':{'s3:prefix':'home/*'}}"
            + " | where the key is missing",
        "'Action':'s3:GetObject','Resource':'arn:aws:s3:::p/*','Condition':{'StringEquals':{'cognito-identity.amazonaws.com:amr':'authenticated'}}"
            + " | can hold several values",
        "'Action':'s3:GetObject','Resource':'arn:aws:s3:::p/*','Condition':{'ForAllValues:StringEquals':{'aws:TagKeys':'team'}}"
            + " | is missing or empty",
        "'Action':'s3:GetObject','Resource':'arn:aws:s3:::p/*','Condition':{'ForAnyValue:StringEquals':{'accounts.google.com:aud':'app'}}"
            + " | holds one value",
        "'Action':'dynamodb:GetItem','Resource':'*','Condition':{'StringEquals':{'dynamodb:LeadingKeys':'a'}}"
            + " | can hold several values",
        "'Action':['dynamodb:GetItem','dynamodb:Scan'],'Resource':'*','Condition':{'ForAllValues:StringEquals':{'dynamodb:LeadingKeys':'a'}}"
            + " | a scan reads every row",
        "'Action':'dynamodb:*','Resource':'*','Condition':{'ForAllValues:StringEquals':{'dynamodb:LeadingKeys':'a'}}"
            + " | a scan reads every row",
      })
  void warnsOfWhatHardlyAnybodyMeans(String elements, String said) {
    assertThat(hints(Kind.IDENTITY, allowing(elements))).singleElement().asString().contains(said);
  }

  /** The same, where it is meant. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "'Action':'s3:GetObject','Resource':'arn:aws:s3:::p/${aws:username, ~nobody~}/*'",
        "'Action':['s3:GetObject','s3:ListBucket'],'Resource':['arn:aws:s3:::p','arn:aws:s3:::p/*']",
        "'Action':'s3:GetObject','Resource':'arn:aws:s3:::p*'",
        "'Action':'*','Resource':'*','Condition':{'Bool':{'aws:SecureTransport':'true'}}",
        "'Action':'s3:ListBucket','Resource':'arn:aws:s3:::p','Condition':{'StringEquals':{'s3:prefix':'${*}'}}",
        "'Action':'s3:GetObject','Resource':'arn:aws:s3:::p/*','Condition':{'ForAllValues:StringEquals':{'aws:TagKeys':'team'},'Null':{'aws:TagKeys':'false'}}",
        "'Action':'s3:ListBucket','Resource':'arn:aws:s3:::p','Condition':{'StringNotLike':{'s3:prefix':'home/*'},'Null':{'s3:prefix':false}}",
        "'Action':'dynamodb:Scan','Resource':'*','Condition':{'ForAnyValue:StringEquals':{'dynamodb:LeadingKeys':'a'}}",
      })
  void saysNothingOfWhatIsMeant(String elements) {
    assertThat(hints(Kind.IDENTITY, allowing(elements))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      value = {
        "{'Federated':'accounts.google.com'} | sts:AssumeRoleWithWebIdentity | {} | no condition on"
            + " accounts.google.com:aud",
        "{'Federated':'graph.facebook.com'} | sts:AssumeRoleWithWebIdentity | {} | no condition on"
            + " graph.facebook.com:app_id",
        "{'Federated':'www.amazon.com'} | sts:AssumeRoleWithWebIdentity |"
            + " {'StringNotEquals':{'www.amazon.com:app_id':'x'}} | no condition on"
            + " www.amazon.com:app_id",
        "{'Federated':'arn:aws:iam::111122223333:oidc-provider/server.example.com'} |"
            + " sts:AssumeRoleWithWebIdentity | {} | no condition on server.example.com:aud",
        "{'Federated':'cognito-identity.amazonaws.com'} | sts:AssumeRoleWithWebIdentity |"
            + " {'ForAnyValue:StringLike':{'cognito-identity.amazonaws.com:amr':'authenticated'}} |"
            + " any identity pool, of any account",
        "{'Federated':'cognito-identity.amazonaws.com'} | sts:AssumeRoleWithWebIdentity |"
            + " {'StringEquals':{'cognito-identity.amazonaws.com:aud':'a'}} | guests of the"
            + " identity pool",
        "'*' | sts:AssumeRole | {} | everybody may take on the role",
        "{'AWS':'*'} | sts:AssumeRole | {} | every AWS account",
        "{'Federated':'accounts.google.com'} | sts:AssumeRole |"
            + " {'StringEquals':{'accounts.google.com:aud':'a'}} | this statement never applies",
        "{'AWS':'111122223333'} | sts:AssumeRoleWithWebIdentity | {} | never an AWS one",
        "{'Federated':'accounts.google.com'} | sts:AssumeRoleWithWebIdentity |"
            + " {'StringEquals':{'accounts.google.com:aud':'a','graph.facebook.com:app_id':'b'}} |"
            + " comes with tokens of graph.facebook.com only"
      })
  void warnsOfTrustThatHardlyAnybodyMeans(
      String principal, String action, String condition, String said) {
    var policy =
        allowing(
            "'Principal':" + principal + ",'Action':'" + action + "','Condition':" + condition);

    assertThat(hints(Kind.TRUST, policy)).anySatisfy(hint -> assertThat(hint).contains(said));
  }

  @Test
  void warnsOfASessionPolicyThatAllowsNothing() {
    var deny =
        "{\"Version\": \"2012-10-17\", \"Statement\": {\"Effect\": \"Deny\", \"Action\":"
            + " \"s3:PutObject\", \"Resource\": \"*\"}}";

    assertThat(hints(Kind.SESSION, deny))
        .singleElement()
        .asString()
        .contains("without an Allow nothing is left");
    assertThat(hints(Kind.IDENTITY, deny)).isEmpty();
  }

  @Test
  void warnsOfABucketThatIsOpenToEverybody() {
    var open = "'Principal':'*','Action':'s3:GetObject','Resource':'arn:aws:s3:::photos/*'";

    assertThat(Review.of(Kind.RESOURCE, allowing(open), BUCKET).hints())
        .extracting(Remark::text)
        .containsExactly("anybody on the internet may do this, signed or not");
    assertThat(
            Review.of(
                    Kind.RESOURCE,
                    allowing(open + ",'Condition':{'IpAddress':{'aws:SourceIp':'203.0.113.0/24'}}"),
                    BUCKET)
                .remarks())
        .isEmpty();
  }

  @Test
  void countsAsIamCounts() {
    assertThat(Review.of(Kind.IDENTITY, "{ }\n", "").size()).isEqualTo(2);
  }

  @Test
  void everyHintSaysWhereItIsWritten() {
    var review = Review.of(Kind.IDENTITY, allowing("'Action':'*','Resource':'*'"), "");

    assertThat(review.hints()).allSatisfy(hint -> assertThat(hint.source()).isNotBlank());
    assertThat(review.hints()).allSatisfy(hint -> assertThat(hint.awsSays()).isEmpty());
  }

  private static List<String> hints(Kind kind, String text) {
    var review = Review.of(kind, text, "");
    assertThat(review.mistakes()).as(text).isEmpty();
    return review.hints().stream().map(Remark::text).toList();
  }

  private static List<String> lines(Review review) {
    return review.remarks().stream().map(remark -> remark.place() + ": " + remark.text()).toList();
  }

  private static String allowing(String elements) {
    var quoted = elements.strip().replace('\'', '"').replace('~', '\'');
    return "{\"Version\": \"2012-10-17\", \"Statement\": {\"Effect\": \"Allow\", " + quoted + "}}";
  }
}
