package dev.federationlab.aws.userpools.token;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cognitoidentityprovider.model.GroupType;

class GroupRolesTest {
  private static GroupType group(String name, Integer precedence, String role) {
    return GroupType.builder().groupName(name).precedence(precedence).roleArn(role).build();
  }

  @Test
  void theLowestNumberIsTheBestAndNoneIsTheLast() {
    var roles =
        GroupRoles.of(List.of(group("c", null, "C"), group("b", 5, "B"), group("a", 0, "A")));

    assertThat(roles.roles()).containsExactly("A", "B", "C");
    assertThat(roles.preferred()).hasValue("A");
  }

  @Test
  void groupsOfEqualPrecedenceMustAgree() {
    assertThat(GroupRoles.of(List.of(group("a", 1, "A"), group("b", 1, "B"))))
        .isEqualTo(new GroupRoles(List.of("A", "B"), java.util.Optional.empty()));
    assertThat(GroupRoles.of(List.of(group("a", 1, "A"), group("b", 1, "A"))).preferred())
        .hasValue("A");
    assertThat(GroupRoles.of(List.of(group("a", null, "A"), group("b", null, "B"))).preferred())
        .isEmpty();
  }

  @Test
  void groupsWithoutARoleDoNotCount() {
    assertThat(GroupRoles.of(List.of(group("a", 0, null), group("b", 3, "B"))).preferred())
        .hasValue("B");
    assertThat(GroupRoles.of(List.of(group("a", 0, null))).roles()).isEmpty();
    assertThat(GroupRoles.of(List.of()).preferred()).isEmpty();
  }
}
