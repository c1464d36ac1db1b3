package dev.federationlab.flow.catalog;

import dev.federationlab.flow.Flow;
import java.util.List;

/** All flows, in the order in which they are offered. */
public final class FlowCatalog {
  private FlowCatalog() {}

  /** The flows. */
  public static List<Flow> flows() {
    return List.of(
        GoogleFlow.flow(),
        FacebookFlow.flow(),
        AmazonFlow.flow(),
        UserPoolFlow.flow(),
        LifecycleFlow.flow(),
        SocialFlow.flow(),
        EnhancedFlow.flow(),
        ClassicFlow.flow(),
        GuestFlow.flow(),
        RolesFlow.flow(),
        OwnDataFlow.flow());
  }
}
