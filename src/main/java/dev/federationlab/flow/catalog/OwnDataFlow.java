package dev.federationlab.flow.catalog;

import static dev.federationlab.flow.Actor.APP;
import static dev.federationlab.flow.Actor.DYNAMODB;
import static dev.federationlab.flow.Actor.IDENTITY_POOL;
import static dev.federationlab.flow.Actor.S3;
import static dev.federationlab.flow.Actor.STS;
import static dev.federationlab.flow.Actor.USER_POOL;

import dev.federationlab.flow.Flow;
import dev.federationlab.flow.fault.ExpiredCredentials;
import dev.federationlab.flow.fault.identity.PoolNotTrusted;
import dev.federationlab.flow.fault.owndata.ExpiredSession;
import dev.federationlab.flow.fault.owndata.ListWithoutPrefix;
import dev.federationlab.flow.fault.owndata.OtherPolicy;
import dev.federationlab.flow.fault.owndata.OtherPrefix;
import dev.federationlab.flow.fault.owndata.OtherRow;
import dev.federationlab.flow.fault.owndata.QueryOfOther;
import dev.federationlab.flow.fault.owndata.QueryWithoutKey;
import dev.federationlab.flow.fault.owndata.Scan;
import dev.federationlab.flow.fault.owndata.ScanGranted;
import dev.federationlab.flow.fault.owndata.SubAsFolder;
import dev.federationlab.flow.identity.UseTable;
import dev.federationlab.flow.owndata.OpenSession;
import dev.federationlab.flow.owndata.Others;
import dev.federationlab.flow.owndata.OwnDataNames;
import dev.federationlab.flow.owndata.OwnDataPool;
import dev.federationlab.flow.owndata.Substitution;
import dev.federationlab.flow.webidentity.UseS3;
import java.util.List;

/** One policy, one prefix and one row for each user. */
final class OwnDataFlow {
  private OwnDataFlow() {}

  static Flow flow() {
    return new Flow(
        OwnDataNames.FLOW,
        null,
        List.of(APP, USER_POOL, IDENTITY_POOL, STS, S3, DYNAMODB),
        List.of(),
        List.of(
            // The pool was made anew, and the role trusts the one of before.
            new OpenSession(
                List.of(
                    new PoolNotTrusted(
                        "role-of-other-pool", OwnDataNames.MOVED, OwnDataPool.MOVED))),
            new UseS3(
                List.of(
                    new OtherPrefix(),
                    new SubAsFolder(),
                    new ListWithoutPrefix(),
                    OtherPolicy.oldVersion(),
                    new ExpiredCredentials())),
            new UseTable(
                List.of(
                    new OtherRow(),
                    new QueryOfOther(),
                    new QueryWithoutKey(),
                    new Scan(),
                    new ScanGranted(),
                    OtherPolicy.limitedColumns(),
                    new ExpiredSession())),
            new Others(List.of(OtherPolicy.withoutVariable())),
            new Substitution(List.of(OtherPolicy.noValue()))),
        OwnDataNames::values);
  }
}
