package dev.federationlab.lesson;

import dev.federationlab.prose.ContentException;
import dev.federationlab.prose.ContentFiles;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The whole course.
 *
 * @param all in order
 */
public record Lessons(List<Lesson> all) {

  /** Sorts and copies. */
  public Lessons {
    all = all.stream().sorted(Comparator.comparingInt(Lesson::order)).toList();
  }

  /**
   * Reads every file of {@code content/lessons}.
   *
   * @throws ContentException at the first fault: a key that nobody knows, a term or lesson that
   *     does not exist, a number or name given twice
   */
  public static Lessons read(ContentFiles files) {
    var reader = new LessonFile(Glossary.read(files));
    var lessons = new ArrayList<Lesson>();
    for (var name : files.list("lessons")) {
      if (name.endsWith(".md")) {
        lessons.add(reader.read(name, files.read("lessons/" + name).orElse("")));
      }
    }
    var course = new Lessons(lessons);
    course.refuseTwins();
    course.refuseUnknownNeeds();
    return course;
  }

  /** The lesson of an id, if there is one. */
  public Optional<Lesson> find(String id) {
    return all.stream().filter(lesson -> lesson.id().equals(id)).findFirst();
  }

  /** Its number in the course, from 1. */
  public int number(Lesson lesson) {
    return all.indexOf(lesson) + 1;
  }

  /** The lesson after this one, if it is not the last. */
  public Optional<Lesson> next(Lesson lesson) {
    return at(all.indexOf(lesson) + 1);
  }

  /** The lesson before this one, if it is not the first. */
  public Optional<Lesson> previous(Lesson lesson) {
    return at(all.indexOf(lesson) - 1);
  }

  /** The lessons under the headings of the course, both in order. */
  public Map<String, List<Lesson>> parts() {
    var parts = new LinkedHashMap<String, List<Lesson>>();
    for (var lesson : all) {
      parts.computeIfAbsent(lesson.part(), part -> new ArrayList<>()).add(lesson);
    }
    return parts;
  }

  private Optional<Lesson> at(int index) {
    return index >= 0 && index < all.size() ? Optional.of(all.get(index)) : Optional.empty();
  }

  private void refuseTwins() {
    var seen = new HashMap<Object, Lesson>();
    for (var lesson : all) {
      for (var mark : List.<Object>of(lesson.id(), lesson.order())) {
        var twin = seen.put(mark, lesson);
        if (twin != null) {
          throw new ContentException(
              lesson.at(), "has the same name or number as " + twin.at().file() + ": " + mark);
        }
      }
    }
  }

  private void refuseUnknownNeeds() {
    for (var lesson : all) {
      for (var need : lesson.needs()) {
        if (find(need).isEmpty()) {
          throw new ContentException(lesson.at(), "`needs` names no lesson: " + need);
        }
      }
    }
  }
}
