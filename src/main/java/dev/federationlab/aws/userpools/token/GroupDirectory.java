package dev.federationlab.aws.userpools.token;

import dev.federationlab.aws.userpools.pool.Pool;
import dev.federationlab.store.Transaction;
import java.util.Optional;
import software.amazon.awssdk.services.cognitoidentityprovider.model.GroupType;

/** Finds a group of a pool by its name. */
@FunctionalInterface
public interface GroupDirectory {
  Optional<GroupType> find(Transaction store, Pool pool, String name);
}
