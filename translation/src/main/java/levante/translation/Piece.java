package levante.translation;

import java.util.regex.Pattern;

/**
 * A part of a template, by what it is. All pieces of a template are its text.
 *
 * @param name of an element, in lower case; empty of what is none
 */
record Piece(Kind kind, String text, String name) {
  /** What a piece is. */
  enum Kind {
    /** What is read as it stands. */
    TEXT,
    /** What a value is put in for. */
    EXPRESSION,
    /** The begin of an element, with its attributes. */
    OPEN,
    /** The end of one. */
    CLOSE,
    /** A string that a template hands to another one as words. */
    LITERAL,
    /** All else: imports, conditions, loops, calls, comments. */
    CODE
  }

  private static final Pattern LETTERS = Pattern.compile("[A-Za-z]{2}|\\b[A-Za-z]\\b");
  private static final Pattern ENTITY = Pattern.compile("&#?\\w+;");

  boolean is(Kind one) {
    return kind == one;
  }

  boolean isBlank() {
    return kind == Kind.TEXT && text.isBlank();
  }

  /** Whether it has words of a language in it. */
  boolean isWorded() {
    return switch (kind) {
      case TEXT -> hasLetters(ENTITY.matcher(text).replaceAll(""));
      case EXPRESSION, LITERAL -> Literals.in(text).stream().anyMatch(Piece::hasLetters);
      case OPEN, CLOSE, CODE -> false;
    };
  }

  private static boolean hasLetters(String text) {
    return LETTERS.matcher(text).find();
  }
}
