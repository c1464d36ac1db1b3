package dev.federationlab.flow.website;

import dev.federationlab.flow.AsRoot;
import dev.federationlab.flow.Runs;
import dev.federationlab.flow.StageRun;
import dev.federationlab.flow.client.AwsClients;
import dev.federationlab.http.Body;
import dev.federationlab.http.SiteAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.services.s3.model.NoSuchBucketException;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.S3Object;

/** Each learner's website: sets it up, and looks at what lies in its bucket. */
public final class Website {
  /** More of them than the website has are not looked at. */
  private static final int MOST_FILES = 60;

  private static final long MOST_BYTES = 1 << 20;
  private static final long MOST_BYTES_IN_ALL = 4 << 20;

  private final Runs runs;
  private final AsRoot sandbox;
  private final SiteAddress sites;

  /**
   * What is needed to go there.
   *
   * @param people the names to sign in with, which share one password
   * @param identityPoolId and the other IDs are no secrets: they stand in the app
   */
  public record Access(
      URI address,
      List<String> people,
      String password,
      String siteBucket,
      String photoBucket,
      String userPoolId,
      String clientId,
      String identityPoolId) {}

  /**
   * What lies in the bucket now.
   *
   * @param unread keys of objects that were not looked at: too many, or too long
   * @param scan knows the secrets of this sandbox
   */
  public record Contents(List<SiteFile> files, List<String> unread, SecretScan scan) {}

  public Website(Runs runs, AsRoot sandbox, SiteAddress sites) {
    this.runs = runs;
    this.sandbox = sandbox;
    this.sites = sites;
  }

  /**
   * Sets it up, or sets it right.
   *
   * @throws dev.federationlab.flow.ConversationBroken if there can be no sandbox for it
   */
  public StageRun setUp(String learnerId) {
    return runs.run(learnerId, WebsiteNames.FLOW, WebsiteNames.SET_UP);
  }

  /** How that went the last time, if it was done. */
  public Optional<StageRun> lastSetUp(String learnerId) {
    return runs.progress(learnerId, WebsiteNames.FLOW).run(WebsiteNames.SET_UP);
  }

  /** How to go there, once it was set up to a good end. */
  public Optional<Access> access(String learnerId) {
    if (lastSetUp(learnerId).filter(run -> run.outcome().done()).isEmpty()) {
      return Optional.empty();
    }
    var values = runs.values(learnerId, WebsiteNames.FLOW);
    var bucket = values.getOrDefault("site-bucket", "");
    return Optional.of(
        new Access(
            sites.of(bucket),
            SignInPart.PEOPLE,
            values.getOrDefault("password", ""),
            bucket,
            values.getOrDefault("bucket", ""),
            values.getOrDefault("user-pool-id", ""),
            values.getOrDefault("client-id", ""),
            values.getOrDefault("identity-pool-id", "")));
  }

  /** What lies in the bucket; empty while there is no sandbox or no bucket. */
  public Optional<Contents> contents(String learnerId) {
    return access(learnerId)
        .flatMap(
            access ->
                sandbox
                    .call(learnerId, (aws, root, secrets) -> read(aws, root, access, secrets))
                    .flatMap(found -> found));
  }

  /** One file of it, as it is now; empty if there is none, or none that can be shown. */
  public Optional<SiteFile> file(String learnerId, String key) {
    return access(learnerId)
        .flatMap(
            access ->
                sandbox
                    .call(
                        learnerId,
                        (aws, root, secrets) -> {
                          try {
                            return Optional.of(file(aws, root, access.siteBucket(), key))
                                .filter(file -> file.body().length() <= MOST_BYTES);
                          } catch (NoSuchKeyException | NoSuchBucketException e) {
                            return Optional.<SiteFile>empty();
                          }
                        })
                    .flatMap(found -> found));
  }

  private static Optional<Contents> read(
      AwsClients aws,
      AwsRequestOverrideConfiguration root,
      Access access,
      Map<String, String> secrets) {
    List<S3Object> listed;
    try {
      listed =
          aws.s3()
              .listObjectsV2(r -> r.bucket(access.siteBucket()).overrideConfiguration(root))
              .contents();
    } catch (NoSuchBucketException e) {
      return Optional.empty();
    }
    var ordered =
        listed.stream()
            .sorted(
                Comparator.<S3Object>comparingInt(object -> SiteFiles.place(object.key()))
                    .thenComparing(S3Object::key))
            .toList();
    var read = new ArrayList<SiteFile>();
    var unread = new ArrayList<String>();
    long bytes = 0;
    for (var object : ordered) {
      if (read.size() == MOST_FILES
          || object.size() > MOST_BYTES
          || bytes + object.size() > MOST_BYTES_IN_ALL) {
        unread.add(object.key());
        continue;
      }
      bytes += object.size();
      try {
        read.add(file(aws, root, access.siteBucket(), object.key()));
      } catch (S3Exception e) {
        unread.add(object.key());
      }
    }
    var known = new LinkedHashMap<>(secrets);
    known.put("the password of the demo users", access.password());
    return Optional.of(new Contents(read, unread, new SecretScan(known)));
  }

  private static SiteFile file(
      AwsClients aws, AwsRequestOverrideConfiguration root, String bucket, String key) {
    var bytes =
        aws.s3()
            .getObjectAsBytes(r -> r.bucket(bucket).key(key).overrideConfiguration(root))
            .asByteArray();
    return SiteFiles.file(key, Body.of(bytes));
  }
}
