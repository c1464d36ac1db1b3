package dev.federationlab.aws.userpools.user;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AttributeType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.GroupType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserType;

class GroupsAndListsSdkTest extends UserPoolFixture {
  private void create(String username, AttributeType... attributes) {
    admin.adminCreateUser(r -> r.userPoolId(pool).username(username).userAttributes(attributes));
  }

  private void group(String name) {
    admin.createGroup(r -> r.userPoolId(pool).groupName(name));
  }

  private void join(String username, String group) {
    admin.adminAddUserToGroup(r -> r.userPoolId(pool).username(username).groupName(group));
  }

  private List<String> groupsOf(String username) {
    return admin
        .adminListGroupsForUser(r -> r.userPoolId(pool).username(username))
        .groups()
        .stream()
        .map(GroupType::groupName)
        .toList();
  }

  private List<String> usersIn(String group) {
    return names(admin.listUsersInGroup(r -> r.userPoolId(pool).groupName(group)).users());
  }

  private static List<String> names(List<UserType> users) {
    return users.stream().map(UserType::username).toList();
  }

  private List<String> list(String filter) {
    return names(admin.listUsers(r -> r.userPoolId(pool).filter(filter)).users());
  }

  @Test
  void putsUsersIntoGroups() {
    create("alice");
    create("bob");
    group("readers");
    group("editors");

    join("bob", "readers");
    join("alice", "readers");
    join("alice", "readers");
    join("alice", "editors");

    assertThat(usersIn("readers")).containsExactly("alice", "bob");
    assertThat(groupsOf("alice")).containsExactly("editors", "readers");
    admin.adminRemoveUserFromGroup(r -> r.userPoolId(pool).username("alice").groupName("readers"));
    assertThat(usersIn("readers")).containsExactly("bob");
    assertThat(groupsOf("alice")).containsExactly("editors");
  }

  @Test
  void forgetsMembersWithTheirGroupAndGroupsWithTheirMembers() {
    create("alice");
    create("bob");
    group("readers");
    join("alice", "readers");
    join("bob", "readers");

    admin.adminDeleteUser(r -> r.userPoolId(pool).username("bob"));
    assertThat(usersIn("readers")).containsExactly("alice");
    admin.deleteGroup(r -> r.userPoolId(pool).groupName("readers"));
    group("readers");
    assertThat(usersIn("readers")).isEmpty();
    assertThat(groupsOf("alice")).isEmpty();
  }

  @Test
  void knowsNoGroupThatIsNotThere() {
    create("alice");

    refused("ResourceNotFoundException", "Group not found.", () -> join("alice", "readers"));
    refused("ResourceNotFoundException", "Group not found.", () -> usersIn("readers"));
    group("readers");
    refused("UserNotFoundException", "User does not exist.", () -> join("nobody", "readers"));
  }

  @Test
  void listsMembersAndGroupsPageByPage() {
    group("readers");
    create("alice");
    for (var name : List.of("bob", "carol")) {
      create(name);
    }
    for (var name : List.of("alice", "bob", "carol")) {
      join(name, "readers");
    }

    var first = admin.listUsersInGroup(r -> r.userPoolId(pool).groupName("readers").limit(2));
    assertThat(names(first.users())).containsExactly("alice", "bob");
    var second =
        admin.listUsersInGroup(
            r -> r.userPoolId(pool).groupName("readers").limit(2).nextToken(first.nextToken()));
    assertThat(names(second.users())).containsExactly("carol");
    assertThat(second.nextToken()).isNull();

    group("editors");
    join("alice", "editors");
    var one = admin.adminListGroupsForUser(r -> r.userPoolId(pool).username("alice").limit(1));
    assertThat(one.groups()).extracting(GroupType::groupName).containsExactly("editors");
    var two =
        admin.adminListGroupsForUser(
            r -> r.userPoolId(pool).username("alice").limit(1).nextToken(one.nextToken()));
    assertThat(two.groups()).extracting(GroupType::groupName).containsExactly("readers");
    assertThat(two.nextToken()).isNull();
  }

  @Test
  void listsUsersByEveryAttributeThatCanBeSearched() {
    create(
        "alice",
        attribute("email", "alice@example.com"),
        attribute("phone_number", "+15555551111"),
        attribute("name", "Alice Liddell"),
        attribute("given_name", "Alice"),
        attribute("family_name", "Liddell"),
        attribute("preferred_username", "al"));
    create("bob", attribute("name", "Bob \"the\" Builder"));
    signUp("carol");
    admin.adminDisableUser(r -> r.userPoolId(pool).username("bob"));

    assertThat(list("username = \"alice\"")).containsExactly("alice");
    assertThat(list("username ^= \"a\"")).containsExactly("alice");
    assertThat(list("email = \"alice@example.com\"")).containsExactly("alice");
    assertThat(list("email ^= \"carol@\"")).containsExactly("carol");
    assertThat(list("phone_number = \"+15555551111\"")).containsExactly("alice");
    assertThat(list("name ^= \"Alice\"")).containsExactly("alice");
    assertThat(list("name = \"Bob \\\"the\\\" Builder\"")).containsExactly("bob");
    assertThat(list("given_name = \"Alice\"")).containsExactly("alice");
    assertThat(list("family_name ^= \"Lid\"")).containsExactly("alice");
    assertThat(list("preferred_username = \"al\"")).containsExactly("alice");
    assertThat(list("cognito:user_status = \"unconfirmed\"")).containsExactly("carol");
    assertThat(list("cognito:user_status = \"FORCE_CHANGE_PASSWORD\""))
        .containsExactly("alice", "bob");
    assertThat(list("status = \"Disabled\"")).containsExactly("bob");
    assertThat(list("status=\"Enabled\"")).containsExactly("alice", "carol");
    assertThat(list("sub = \"" + attributeOf("bob", "sub") + "\"")).containsExactly("bob");
    assertThat(list("username = \"nobody\"")).isEmpty();
    assertThat(list("")).containsExactly("alice", "bob", "carol");
  }

  @Test
  void refusesFiltersThatItCannotRead() {
    for (var filter :
        List.of(
            "username",
            "username = alice",
            "username > \"a\"",
            "shoe_size = \"43\"",
            "username = \"a\" AND email = \"b\"")) {
      refused("InvalidParameterException", "Error while parsing filter.", () -> list(filter));
    }
    refused(
        "InvalidParameterException",
        "Type for attribute {custom:role} could not be determined",
        () -> list("custom:role = \"admin\""));
  }

  @Test
  void showsTheAttributesThatAreAskedFor() {
    create("alice", attribute("email", "alice@example.com"), attribute("name", "Alice"));

    var shown =
        admin.listUsers(r -> r.userPoolId(pool).attributesToGet("email", "sub")).users().get(0);

    assertThat(shown.attributes()).extracting(AttributeType::name).containsExactly("sub", "email");
    refused(
        "InvalidParameterException",
        "One or more requested attributes do not exist.",
        () -> admin.listUsers(r -> r.userPoolId(pool).attributesToGet("shoe_size")));
  }

  @Test
  void listsUsersPageByPage() {
    for (int i = 0; i < 7; i++) {
      create("user-" + i, attribute("name", i % 2 == 0 ? "even" : "odd"));
    }

    var seen = new ArrayList<String>();
    for (var page :
        admin.listUsersPaginator(r -> r.userPoolId(pool).limit(2).filter("name = \"even\""))) {
      assertThat(page.users()).hasSizeLessThanOrEqualTo(2);
      seen.addAll(names(page.users()));
    }

    assertThat(seen).containsExactly("user-0", "user-2", "user-4", "user-6");
    refused(
        "InvalidParameterException",
        "Invalid pagination token",
        () -> admin.listUsers(r -> r.userPoolId(pool).paginationToken("not-a-token!")));
  }
}
