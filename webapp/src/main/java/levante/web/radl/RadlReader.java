package levante.web.radl;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import levante.kernel.LevanteException;
import levante.web.radl.Radl.Contextualize;
import levante.web.radl.Radl.Deploy;
import levante.web.radl.Radl.Recipe;
import levante.web.radl.RadlFeature.Operator;
import levante.web.radl.RadlTokens.Kind;
import levante.web.radl.RadlTokens.Token;

/** Reads RADL's text form. */
public final class RadlReader {
  /** Groups within groups; the wire's own documents have one. */
  private static final int DEEPEST = 8;

  private final List<Token> tokens;
  private final List<RadlSection> sections = new ArrayList<>();
  private final List<Recipe> recipes = new ArrayList<>();
  private final List<Deploy> deploys = new ArrayList<>();
  private Optional<Contextualize> contextualize = Optional.empty();
  private int at;

  private RadlReader(List<Token> tokens) {
    this.tokens = tokens;
  }

  /**
   * The document.
   *
   * @throws LevanteException INVALID_REQUEST with the line of what is wrong
   */
  public static Radl read(String text) {
    RadlReader reader = new RadlReader(RadlTokens.of(text));
    while (reader.peek().kind() != Kind.END) {
      reader.sentence();
    }
    return new Radl(reader.sections, reader.recipes, reader.deploys, reader.contextualize);
  }

  private void sentence() {
    Token word = next();
    switch (word.text()) {
      case "description" -> section(RadlSection.Kind.DESCRIPTION);
      case "ansible" -> section(RadlSection.Kind.ANSIBLE);
      case "network" -> section(RadlSection.Kind.NETWORK);
      case "system" -> section(RadlSection.Kind.SYSTEM);
      case "configure" -> recipe();
      case "deploy" -> deploy();
      case "contextualize" -> contextualize();
      default ->
          throw RadlTokens.problem(
              word.line(),
              "'%s' begins nothing; network, system, configure, contextualize and deploy do"
                  .formatted(word.text()));
    }
  }

  private void section(RadlSection.Kind kind) {
    String id = word("a name");
    if (!peek().is("(")) {
      sections.add(new RadlSection(kind, id, true, List.of()));
      return;
    }
    sections.add(RadlSection.defined(kind, id, features(1)));
  }

  private void recipe() {
    String id = word("a name");
    if (!peek().is("(")) {
      recipes.add(new Recipe(id, true, Optional.empty()));
      return;
    }
    next();
    Optional<String> text =
        peek().kind() == Kind.RECIPE ? Optional.of(next().text()) : Optional.empty();
    expect(")");
    recipes.add(new Recipe(id, false, text));
  }

  private void deploy() {
    String system = word("a system");
    int machines = number();
    boolean hasCloud = peek().kind() == Kind.WORD && !beginsSentence(peek());
    deploys.add(
        new Deploy(system, machines, hasCloud ? Optional.of(next().text()) : Optional.empty()));
  }

  private static boolean beginsSentence(Token token) {
    return List.of(
            "network", "ansible", "system", "configure", "contextualize", "deploy", "description")
        .contains(token.text());
  }

  private void contextualize() {
    int maxTime = peek().kind() == Kind.NUMBER ? number() : 0;
    List<Contextualize.Item> items = new ArrayList<>();
    expect("(");
    while (!peek().is(")")) {
      if (peek().is("option")) {
        next();
        feature(1);
      } else {
        items.add(item());
      }
    }
    expect(")");
    contextualize = Optional.of(new Contextualize(maxTime, items));
  }

  private Contextualize.Item item() {
    expect("system");
    String system = word("a system");
    expect("configure");
    String recipe = word("a recipe");
    int step = 0;
    Optional<String> tool = Optional.empty();
    if (peek().is("step")) {
      next();
      step = number();
    } else if (peek().is("with")) {
      next();
      tool = Optional.of(word("a tool"));
    }
    return new Contextualize.Item(system, recipe, step, tool);
  }

  private List<RadlFeature> features(int depth) {
    if (depth > DEEPEST) {
      throw RadlTokens.problem(peek().line(), "groups are nested too deep");
    }
    expect("(");
    List<RadlFeature> features = new ArrayList<>();
    while (!peek().is(")")) {
      features.add(feature(depth));
      if (!peek().is(")")) {
        expect("and");
      }
    }
    expect(")");
    return features;
  }

  private RadlFeature feature(int depth) {
    Token name = next();
    if (name.is("soft")) {
      BigDecimal weight = new BigDecimal(token(Kind.NUMBER, "a weight").text());
      return new RadlFeature(
          "soft " + weight.toPlainString(),
          Operator.CONTAINS,
          new RadlValue.Group(features(depth + 1)));
    }
    if (name.kind() != Kind.WORD) {
      throw RadlTokens.problem(name.line(), "'%s' is no feature's name".formatted(name.text()));
    }
    Operator operator = operator();
    return operator == Operator.CONTAINS
        ? new RadlFeature(name.text(), operator, new RadlValue.Group(features(depth + 1)))
        : new RadlFeature(name.text(), operator, value());
  }

  private Operator operator() {
    Token sign = next();
    for (Operator operator : Operator.values()) {
      if (sign.is(operator.sign())) {
        return operator;
      }
    }
    throw RadlTokens.problem(
        sign.line(),
        "'%s' compares nothing; =, <, >, <=, >= and contains do".formatted(sign.text()));
  }

  private RadlValue value() {
    Token first = next();
    if (first.kind() == Kind.TEXT) {
      return RadlValue.of(first.text());
    }
    if (first.kind() == Kind.NUMBER) {
      boolean hasUnit = peek().kind() == Kind.WORD && !peek().is("and");
      return new RadlValue.Amount(new BigDecimal(first.text()), hasUnit ? next().text() : "");
    }
    if (!first.is("[")) {
      throw RadlTokens.problem(
          first.line(), "'%s' is no value; quote a text with ''".formatted(first.text()));
    }
    return texts();
  }

  private RadlValue texts() {
    List<String> texts = new ArrayList<>();
    while (!peek().is("]")) {
      texts.add(token(Kind.TEXT, "a text").text());
      if (!peek().is("]")) {
        expect(",");
      }
    }
    next();
    return new RadlValue.Texts(texts);
  }

  private int number() {
    Token token = token(Kind.NUMBER, "a number");
    try {
      return new BigDecimal(token.text()).intValueExact();
    } catch (ArithmeticException notWhole) {
      throw RadlTokens.problem(token.line(), "%s is no whole number".formatted(token.text()));
    }
  }

  private String word(String what) {
    return token(Kind.WORD, what).text();
  }

  private Token token(Kind kind, String what) {
    Token token = next();
    if (token.kind() != kind) {
      throw RadlTokens.problem(
          token.line(), "%s is wanted, not '%s'".formatted(what, token.text()));
    }
    return token;
  }

  private void expect(String word) {
    Token token = next();
    if (!token.is(word)) {
      throw RadlTokens.problem(
          token.line(), "'%s' is wanted, not '%s'".formatted(word, token.text()));
    }
  }

  private Token peek() {
    return tokens.get(at);
  }

  /** The end is never passed. */
  private Token next() {
    Token token = tokens.get(at);
    at = Math.min(at + 1, tokens.size() - 1);
    return token;
  }
}
