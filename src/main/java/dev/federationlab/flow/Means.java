package dev.federationlab.flow;

import dev.federationlab.decision.Decision;
import dev.federationlab.flow.client.AwsClients;
import dev.federationlab.flow.client.HttpSender;
import dev.federationlab.flow.edit.KeptEdits;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * What all runs share.
 *
 * @param aws the SDK's clients, which are made in the background: the first call may wait for them
 * @param http for everything that is not AWS
 * @param decisions why a party answered as it did, by the request ID of its answer
 * @param secrets unguessable texts of 43 characters of base64url, as for PKCE (RFC 7636 §4.1)
 */
record Means(
    Parties parties,
    Supplier<AwsClients> aws,
    HttpSender http,
    Function<String, Optional<Decision>> decisions,
    Clock clock,
    Supplier<String> secrets,
    Sandboxes sandboxes,
    Apps apps,
    Inbox inbox,
    KeptEdits edits) {}
