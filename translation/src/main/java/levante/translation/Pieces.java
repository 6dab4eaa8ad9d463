package levante.translation;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Takes a template apart. Knows as much of JTE and HTML as tells words from all else. */
final class Pieces {
  /** With what something begins that is no text. */
  private static final Pattern SPECIAL =
      Pattern.compile(
          "<%--|<!--|[$!]\\{|</?[a-zA-Z!]|@(?:import|param)\\b|@(?:if|elseif|for)\\("
              + "|@(?:else|endif|endfor)(?![a-z])|@template\\.[\\w.]+\\(");

  private static final Pattern ELEMENT = Pattern.compile("</?([a-zA-Z0-9!]+)");

  private final String source;
  private final List<Piece> found = new ArrayList<>();

  private Pieces(String source) {
    this.source = source;
  }

  /** All pieces of a text, in their order. */
  static List<Piece> of(String source) {
    Pieces pieces = new Pieces(source);
    pieces.scan(0, source.length());
    return List.copyOf(pieces.found);
  }

  /** Takes a part of it apart. */
  void scan(int from, int to) {
    Matcher special = SPECIAL.matcher(source);
    int at = from;
    while (at < to) {
      int next = special.find(at) && special.start() < to ? special.start() : to;
      add(Piece.Kind.TEXT, at, next);
      at = next < to ? special(next, special.group()) : to;
    }
  }

  /** Adds what stands between two places, unless that is nothing. */
  void add(Piece.Kind kind, int from, int to) {
    if (from < to) {
      found.add(new Piece(kind, source.substring(from, to), ""));
    }
  }

  private int special(int at, String opening) {
    if (opening.startsWith("@template")) {
      return new Call(this, source, at, at + opening.length()).end();
    }
    if (opening.matches("</?[a-zA-Z!]")) {
      return element(at);
    }
    int end = end(at, opening);
    add(opening.equals("${") ? Piece.Kind.EXPRESSION : Piece.Kind.CODE, at, end);
    return end;
  }

  private int element(int at) {
    int end = afterTag(at);
    String text = source.substring(at, end);
    Matcher name = ELEMENT.matcher(text);
    if (!name.lookingAt()) {
      throw new IllegalStateException("no element: " + text);
    }
    found.add(
        new Piece(
            text.startsWith("</") ? Piece.Kind.CLOSE : Piece.Kind.OPEN,
            text,
            name.group(1).toLowerCase(Locale.ROOT)));
    return end;
  }

  private int end(int at, String opening) {
    return switch (opening) {
      case "<%--" -> after("--%>", at);
      case "<!--" -> after("-->", at);
      case "${", "!{" -> Brackets.after(source, at + 1);
      case "@import", "@param" -> lineEnd(at);
      default ->
          opening.endsWith("(")
              ? Brackets.after(source, at + opening.length() - 1)
              : at + opening.length();
    };
  }

  private int after(String ending, int at) {
    return source.indexOf(ending, at) + ending.length();
  }

  private int lineEnd(int at) {
    int end = source.indexOf('\n', at);
    return end < 0 ? source.length() : end;
  }

  /** The place after a tag; its attributes may have expressions with quotes of their own. */
  private int afterTag(int at) {
    int place = at;
    char quote = 0;
    while (quote != 0 || source.charAt(place) != '>') {
      if (source.startsWith("${", place)) {
        place = Brackets.after(source, place + 1);
        continue;
      }
      quote = quoteAfter(quote, source.charAt(place));
      place++;
    }
    return place + 1;
  }

  private static char quoteAfter(char quote, char one) {
    if (quote != 0) {
      return quote == one ? 0 : quote;
    }
    return one == '"' || one == '\'' ? one : 0;
  }
}
