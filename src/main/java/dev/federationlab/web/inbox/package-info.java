/** What the inbox shows, as values: mails and text messages that the learner's user pools sent. */
@NullMarked
package dev.federationlab.web.inbox;

import org.jspecify.annotations.NullMarked;
