package dev.federationlab.aws.userpools.pool;

import static dev.federationlab.aws.userpools.pool.PoolRefusals.INVALID;
import static dev.federationlab.aws.userpools.pool.PoolRefusals.NOT_FOUND;
import static dev.federationlab.aws.userpools.pool.PoolRefusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cognitoidentityprovider.model.GroupType;

class GroupsSdkTest extends PoolSandbox {
  private static final String ROLE = "arn:aws:iam::123456789012:role/Editor";

  private GroupType group(String name) {
    return cognito
        .createGroup(
            request ->
                request
                    .userPoolId(poolId)
                    .groupName(name)
                    .description("Who may write")
                    .roleArn(ROLE)
                    .precedence(0))
        .group();
  }

  @Test
  void keepsRoleAndPrecedence() {
    var group = group("editors");

    assertThat(group.roleArn()).isEqualTo(ROLE);
    assertThat(group.precedence()).isZero();
    assertThat(group.userPoolId()).isEqualTo(poolId);
    assertThat(cognito.getGroup(request -> request.userPoolId(poolId).groupName("editors")).group())
        .isEqualTo(group);
  }

  @Test
  void refusesANameTwice() {
    group("editors");

    assertRefused(
        () -> group("editors"), "GroupExistsException", "A group with the name already exists.");
  }

  @Test
  void refusesAPrecedenceBelowZero() {
    assertRefused(
        () ->
            cognito.createGroup(
                request -> request.userPoolId(poolId).groupName("editors").precedence(-1)),
        INVALID,
        "1 validation error detected: Value '-1' at 'precedence' failed to satisfy constraint:"
            + " Member must have value greater than or equal to 0");
  }

  @Test
  void changesWhatAnUpdateNames() {
    group("editors");

    var changed =
        cognito
            .updateGroup(request -> request.userPoolId(poolId).groupName("editors").precedence(5))
            .group();

    assertThat(changed.precedence()).isEqualTo(5);
    assertThat(changed.roleArn()).isEqualTo(ROLE);
  }

  @Test
  void isGoneOnceDeleted() {
    group("editors");

    cognito.deleteGroup(request -> request.userPoolId(poolId).groupName("editors"));

    assertRefused(
        () -> cognito.getGroup(request -> request.userPoolId(poolId).groupName("editors")),
        NOT_FOUND,
        "Group not found.");
    assertRefused(
        () -> cognito.deleteGroup(request -> request.userPoolId(poolId).groupName("editors")),
        NOT_FOUND,
        "Group not found.");
    assertRefused(
        () -> cognito.updateGroup(request -> request.userPoolId(poolId).groupName("editors")),
        NOT_FOUND,
        "Group not found.");
  }

  @Test
  void listsGroupsInParts() {
    for (var name : List.of("a", "b", "c")) {
      group(name);
    }

    assertThat(
            cognito
                .listGroupsPaginator(request -> request.userPoolId(poolId).limit(2))
                .groups()
                .stream())
        .extracting(GroupType::groupName)
        .containsExactly("a", "b", "c");
    assertThat(cognito.listGroups(request -> request.userPoolId(poolId)).groups()).hasSize(3);
  }

  @Test
  void keepsNoMoreGroupsThanASandboxMay() {
    for (int i = 0; i < PoolLimits.DEFAULT.groups(); i++) {
      group("group-" + i);
    }

    assertRefused(
        () -> group("one-more"),
        "LimitExceededException",
        "The user pool has reached its limit of 100 groups.");
  }
}
