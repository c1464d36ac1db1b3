package dev.federationlab.flow.guest;

import static dev.federationlab.flow.Message.Channel.BACK;

import dev.federationlab.flow.Actor;
import dev.federationlab.flow.Refused;
import dev.federationlab.flow.Run;
import dev.federationlab.flow.Signed;
import dev.federationlab.flow.Stage.Planned;
import dev.federationlab.flow.webidentity.UseS3;
import java.util.List;
import software.amazon.awssdk.core.sync.RequestBody;

/**
 * Two texts in the learner's bucket, put there by its owner: one for everybody, one for members.
 */
final class SharedTexts {
  static final String WELCOME = "public/welcome.txt";
  static final String HANDBOOK = "members/handbook.txt";

  private SharedTexts() {}

  /** The bucket with the two texts; they are stored if that was not done before. */
  static String ensure(Run run) throws Refused {
    var bucket = UseS3.bucket(run);
    run.once(
        "shared-texts",
        preparing -> {
          put(preparing, bucket, WELCOME, "Welcome, whoever you are.\n");
          put(preparing, bucket, HANDBOOK, "The members' handbook. Chapter one: be kind.\n");
        });
    return bucket;
  }

  private static void put(Run run, String bucket, String key, String text) throws Refused {
    run.aws(
        new Planned(Actor.APP, Actor.S3, "PutObject", BACK, List.of(), List.of()),
        aws ->
            aws.s3()
                .putObject(
                    r ->
                        r.bucket(bucket)
                            .key(key)
                            .contentType("text/plain; charset=utf-8")
                            .overrideConfiguration(Signed.byRoot(run)),
                    RequestBody.fromString(text)));
  }
}
