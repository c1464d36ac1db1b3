/**
 * What user pools send: mails and text messages with their codes. Nothing leaves the process; a
 * message goes into the inbox of the account whose pool it is, in the transaction of the change
 * that it belongs to, and is read there.
 *
 * <pre>
 * Postman (which words?) → Inbox (kept per account, the newest) → InboxEndpoint (GET /_lab/inbox/…)
 * </pre>
 *
 * Knows pools, and of users no more than a name.
 */
@NullMarked
package dev.federationlab.aws.userpools.message;

import org.jspecify.annotations.NullMarked;
