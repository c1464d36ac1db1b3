/**
 * What the pages of the course show, as values: the lesson's text, its panels, and where in the
 * course one is.
 */
@NullMarked
package dev.federationlab.web.learn;

import org.jspecify.annotations.NullMarked;
