package levante.translation;

import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A call of another template: what it is given as words, and as contents. */
final class Call {
  /** Parameters that are words. */
  private static final Set<String> WORDS = Set.of("title", "caption");

  private static final Pattern NAME = Pattern.compile("\\s*(\\w+) = ");

  private final Pieces pieces;
  private final String source;
  private int code;
  private int argument;
  private int at;
  private int depth = 1;

  /** Begins at {@code start}; its arguments at {@code arguments}. */
  Call(Pieces pieces, String source, int start, int arguments) {
    this.pieces = pieces;
    this.source = source;
    this.code = start;
    this.argument = arguments;
    this.at = arguments;
  }

  /** Adds its pieces; where it ends. */
  int end() {
    while (depth > 0) {
      step();
    }
    pieces.add(Piece.Kind.CODE, code, at);
    return at;
  }

  private void step() {
    if (source.startsWith("@`", at)) {
      content();
    } else if (source.charAt(at) == '"') {
      literal();
    } else {
      code(source.charAt(at));
      at++;
    }
  }

  private void code(char one) {
    if (one == '(') {
      depth++;
    } else if (one == ')') {
      depth--;
    } else if (one == ',' && depth == 1) {
      argument = at + 1;
    }
  }

  private void literal() {
    int end = Brackets.afterQuoted(source, at);
    Matcher name = NAME.matcher(source).region(argument, at);
    if (name.lookingAt() && WORDS.contains(name.group(1))) {
      pieces.add(Piece.Kind.CODE, code, at);
      pieces.add(Piece.Kind.LITERAL, at, end);
      code = end;
    }
    at = end;
  }

  private void content() {
    int begin = at + 2;
    int end = contentEnd(begin);
    pieces.add(Piece.Kind.CODE, code, begin);
    pieces.scan(begin, end);
    code = end;
    at = end + 1;
  }

  /** Contents may have contents in them. */
  private int contentEnd(int from) {
    int open = 1;
    int place = from;
    while (true) {
      if (source.startsWith("@`", place)) {
        open++;
        place++;
      } else if (source.charAt(place) == '`') {
        open--;
        if (open == 0) {
          return place;
        }
      }
      place++;
    }
  }
}
