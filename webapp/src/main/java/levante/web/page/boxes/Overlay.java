package levante.web.page.boxes;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import levante.web.language.Say;

/**
 * Boxes as they are drawn over a picture.
 *
 * @param file the key of the file that says where they are
 * @param groups by label
 */
public record Overlay(String file, PictureSize size, List<Group> groups) {
  /** Letters are so high a part of the picture's longer side. */
  private static final double LETTERS = 1 / 44.0;

  /** Where the line of a text stands, in heights of its letters. */
  private static final double BELOW = 1.15;

  private static final double INSIDE = 0.4;

  /** A text of a box whose middle lies further right than this ends with it. */
  private static final double RIGHT_PART = 0.6;

  /**
   * The boxes of a label.
   *
   * @param style 0 to 11, each with a colour and a line of its own
   * @param shown whether they are to be seen at first
   */
  public record Group(int style, String label, boolean shown, List<Mark> marks) {
    public Group {
      marks = List.copyOf(marks);
    }

    /** For the box to tick. */
    public String words() {
      return "%s (%d)".formatted(label, marks.size());
    }
  }

  /**
   * A box and its text.
   *
   * @param number in its file, from 1
   * @param anchor which end of the text {@code textX} is, as SVG calls it
   */
  public record Mark(int number, Box box, double textX, double textY, String anchor) {
    /** What stands beside it. */
    public String text() {
      return box.score().isEmpty() ? box.label() : box.label() + " " + score();
    }

    /** With two decimals; a dash when its finder gave none. */
    public String score() {
      return box.score().map(one -> String.format(Locale.ROOT, "%.2f", one)).orElse("-");
    }
  }

  public Overlay {
    Objects.requireNonNull(size, "size");
    groups = List.copyOf(groups);
  }

  /** Boxes of a file, which all lie in the picture. */
  static Overlay of(String file, PictureSize size, List<Box> boxes, BoxPicks picks) {
    Map<String, List<Mark>> byLabel = new TreeMap<>();
    for (Box box : boxes) {
      List<Mark> marks = byLabel.computeIfAbsent(box.label(), any -> new ArrayList<>());
      int number = byLabel.values().stream().mapToInt(List::size).sum() + 1;
      marks.add(mark(number, box, size));
    }
    List<Group> groups = new ArrayList<>();
    byLabel.forEach(
        (label, marks) -> groups.add(new Group(groups.size(), label, picks.shows(label), marks)));
    return new Overlay(file, size, groups);
  }

  private static Mark mark(int number, Box box, PictureSize size) {
    double letters = letters(size);
    double bottom = box.y() + box.height();
    boolean fitsBelow = bottom + BELOW * letters + INSIDE * letters <= size.height();
    boolean right = box.x() + box.width() / 2 > RIGHT_PART * size.width();
    return new Mark(
        number,
        box,
        right ? box.x() + box.width() : box.x(),
        fitsBelow ? bottom + BELOW * letters : bottom - INSIDE * letters,
        right ? "end" : "start");
  }

  private static double letters(PictureSize size) {
    return Math.max(size.width(), size.height()) * LETTERS;
  }

  /** How high letters are, in pixels of the picture. */
  public String letters() {
    return number(letters(size));
  }

  /** All boxes. */
  public int count() {
    return groups.stream().mapToInt(group -> group.marks().size()).sum();
  }

  /** How many, in words. */
  public String counted() {
    return count() == 1 ? Say.of("1 box") : Say.of("%s boxes", count());
  }

  /** A number of pixels as pages write it: whole where it is. */
  public static String number(double pixels) {
    return pixels == Math.rint(pixels)
        ? Long.toString((long) pixels)
        : String.format(Locale.ROOT, "%.1f", pixels);
  }
}
