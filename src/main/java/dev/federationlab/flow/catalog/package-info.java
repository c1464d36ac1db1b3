/** The flows that there are: a file each, naming its stages and the faults of each stage. */
@NullMarked
package dev.federationlab.flow.catalog;

import org.jspecify.annotations.NullMarked;
