package levante.web.radl;

import java.util.ArrayList;
import java.util.List;
import levante.kernel.ErrorCode;
import levante.kernel.LevanteException;

/** Cuts RADL into words, numbers, texts, signs and recipes, each with its line. */
final class RadlTokens {
  /** What a token is. */
  enum Kind {
    WORD,
    NUMBER,
    TEXT,
    SIGN,
    RECIPE,
    END
  }

  /** One token. */
  record Token(Kind kind, String text, int line) {
    boolean is(String word) {
      return (kind == Kind.WORD || kind == Kind.SIGN) && text.equals(word);
    }
  }

  private static final String BEGIN = "@begin";
  private static final String END = "@end";

  private final String source;
  private final List<Token> tokens = new ArrayList<>();
  private int at;
  private int line = 1;

  private RadlTokens(String source) {
    this.source = source;
  }

  static List<Token> of(String source) {
    RadlTokens reader = new RadlTokens(source);
    while (reader.at < source.length()) {
      reader.one();
    }
    reader.add(Kind.END, "the end", reader.at);
    return reader.tokens;
  }

  private void one() {
    char next = source.charAt(at);
    if (next == '\n') {
      line++;
      at++;
    } else if (Character.isWhitespace(next)) {
      at++;
    } else if (next == '#') {
      at = endOfLine(at);
    } else if (source.startsWith(BEGIN, at)) {
      recipe();
    } else if (next == '\'') {
      text();
    } else if (isDigit(next)) {
      number();
    } else if (isWordStart(next)) {
      add(Kind.WORD, until(at, RadlTokens::isWordPart));
    } else {
      sign(next);
    }
  }

  private void recipe() {
    int begin = Math.min(endOfLine(at + BEGIN.length()) + 1, source.length());
    int end = begin;
    while (end < source.length() && !source.startsWith(END, end)) {
      end = Math.min(endOfLine(end) + 1, source.length());
    }
    if (end >= source.length()) {
      throw problem(line, "a recipe has no @end");
    }
    String recipe = source.substring(begin, end);
    int lines = (int) source.substring(at, end).chars().filter(one -> one == '\n').count();
    add(Kind.RECIPE, recipe, end + END.length());
    line += lines;
  }

  /** A backslash before a quote makes it part of the text; any other backslash stays. */
  private void text() {
    StringBuilder text = new StringBuilder();
    int began = line;
    int look = at + 1;
    while (look < source.length() && source.charAt(look) != '\'') {
      char one = source.charAt(look);
      if (one == '\\' && look + 1 < source.length()) {
        char escaped = source.charAt(look + 1);
        text.append(escaped == '\'' ? "'" : "\\" + escaped);
        look += 2;
      } else {
        text.append(one);
        look++;
      }
      line += one == '\n' ? 1 : 0;
    }
    if (look >= source.length()) {
      throw problem(began, "a text has no closing quote");
    }
    tokens.add(new Token(Kind.TEXT, text.toString(), began));
    at = look + 1;
  }

  private void number() {
    int end = until(at, RadlTokens::isDigit);
    if (end < source.length() && source.charAt(end) == '.') {
      end = until(end + 1, RadlTokens::isDigit);
    }
    String digits = source.substring(at, end);
    String number = digits.endsWith(".") ? digits + "0" : digits;
    if (number.length() > 30) {
      throw problem(line, "a number has more than 30 digits");
    }
    add(Kind.NUMBER, number, end);
  }

  private void sign(char next) {
    boolean isDouble = at + 1 < source.length() && source.charAt(at + 1) == '=';
    if ((next == '<' || next == '>') && isDouble) {
      add(Kind.SIGN, at + 2);
    } else if ("()[],=<>".indexOf(next) >= 0) {
      add(Kind.SIGN, at + 1);
    } else {
      throw problem(line, "'%s' is no part of RADL".formatted(next));
    }
  }

  private void add(Kind kind, int end) {
    add(kind, source.substring(at, end), end);
  }

  private void add(Kind kind, String text, int end) {
    tokens.add(new Token(kind, text, line));
    at = end;
  }

  private int endOfLine(int from) {
    int end = source.indexOf('\n', from);
    return end < 0 ? source.length() : end;
  }

  private interface Sort {
    boolean has(char one);
  }

  private int until(int from, Sort sort) {
    int end = from;
    while (end < source.length() && sort.has(source.charAt(end))) {
      end++;
    }
    return end;
  }

  private static boolean isDigit(char one) {
    return one >= '0' && one <= '9';
  }

  private static boolean isWordStart(char one) {
    return (one >= 'a' && one <= 'z') || (one >= 'A' && one <= 'Z') || one == '_' || one == '.';
  }

  private static boolean isWordPart(char one) {
    return isWordStart(one) || isDigit(one) || one == '-';
  }

  static LevanteException problem(int line, String what) {
    return new LevanteException(
        ErrorCode.INVALID_REQUEST, "RADL, line %d: %s".formatted(line, what));
  }
}
