/**
 * Clients with a recorder in them: plain HTTP ({@link dev.federationlab.flow.client.HttpSender}), a
 * stand-in for a person's browser ({@link dev.federationlab.flow.client.UserAgent}), and the AWS
 * SDK ({@link dev.federationlab.flow.client.AwsClients}). What they record is what crossed the
 * wire, redirects one by one. They know neither flows nor stages.
 */
@NullMarked
package dev.federationlab.flow.client;

import org.jspecify.annotations.NullMarked;
