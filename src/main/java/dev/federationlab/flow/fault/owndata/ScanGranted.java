package dev.federationlab.flow.fault.owndata;

import dev.federationlab.flow.Actor;
import dev.federationlab.flow.Fault;
import dev.federationlab.flow.Refused;
import dev.federationlab.flow.Run;
import dev.federationlab.flow.identity.Facts;
import dev.federationlab.flow.identity.IdentityNames;
import dev.federationlab.flow.identity.IdentityPool;
import dev.federationlab.flow.identity.Permissions;
import dev.federationlab.flow.identity.UseTable;
import dev.federationlab.flow.owndata.Neighbour;
import dev.federationlab.flow.owndata.OwnDataPool;
import java.util.Optional;

/**
 * Somebody added Scan to the statement with the condition on leading keys. A Scan has none, and
 * ForAllValues over nothing is true: nobody refuses, and all rows come.
 */
public record ScanGranted() implements Fault {
  private static final IdentityPool POOL =
      OwnDataPool.with("ScanGranted", Permissions.of(ScanGranted::itemsWithScan));

  @Override
  public String id() {
    return "scan-granted";
  }

  @Override
  public String expectedOutcome() {
    return "done";
  }

  @Override
  public Optional<Actor> refusedBy() {
    return Optional.empty();
  }

  @Override
  public Run spoil(Run run) throws Refused {
    Neighbour.ensure(run.preparing());
    return OtherPolicy.lend(run, POOL).with(IdentityNames.READ, UseTable.SCAN);
  }

  @Override
  public void restore(Run run) throws Refused {
    POOL.remove(run);
  }

  private static String itemsWithScan(Facts facts) {
    return Permissions.ownItems(facts)
        .replace("\"dynamodb:Query\"", "\"dynamodb:Query\", \"dynamodb:Scan\"");
  }
}
