/**
 * Flows: complete ways from 'nobody' to 'used a resource', stage by stage, run over HTTP as any app
 * would run them.
 *
 * <pre>
 * catalog: Flow = Stages ──► Runs.run(learner, stage, fault?) ──► StageRun = Messages + Artifacts + Outcome ──► store
 *                               │ clients that record                  │ decision by request ID (Trail)
 * </pre>
 *
 * Knows URLs and speaks HTTP; knows neither the embedded AWS nor the providers from inside, and no
 * page.
 */
@NullMarked
package dev.federationlab.flow;

import org.jspecify.annotations.NullMarked;
