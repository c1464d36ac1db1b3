/**
 * The course: {@link dev.federationlab.lesson.Lesson}s written in {@code content/lessons} and the
 * {@link dev.federationlab.lesson.Term}s of {@code content/glossary}.
 *
 * <pre>
 * content/lessons/030-some-name.md ──► Lesson = Prose, Panel, ExamNote, Words ...   order and id are the file's name
 * content/glossary/id-token.md     ──► Term                                         [words](term:id-token) links to it
 * </pre>
 *
 * Nothing lists lessons but the folder. A panel names flow, stage and faults by id only; that they
 * exist is proved by a test, since this package need not know what a flow is.
 */
@NullMarked
package dev.federationlab.lesson;

import org.jspecify.annotations.NullMarked;
