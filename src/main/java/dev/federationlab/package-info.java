/**
 * The composition root: {@code Main} reads the arguments, {@code Lab} builds every part by hand, in
 * order.
 */
@NullMarked
package dev.federationlab;

import org.jspecify.annotations.NullMarked;
