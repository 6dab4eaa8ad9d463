package levante.web.radl;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import levante.kernel.ErrorCode;
import levante.kernel.LevanteException;
import levante.web.radl.Radl.Contextualize;
import levante.web.radl.Radl.Deploy;
import levante.web.radl.Radl.Recipe;
import levante.web.radl.RadlFeature.Operator;

/**
 * RADL's JSON form: a list of objects, each with its {@code class}; bounds as suffixes of names.
 */
public final class RadlJson {
  private static final JsonMapper JSON =
      JsonMapper.builder().disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION).build();
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final String LEAST = "_min";
  private static final String MOST = "_max";

  private RadlJson() {}

  /**
   * The document.
   *
   * @throws LevanteException INVALID_REQUEST when it is none
   */
  public static Radl read(String text) {
    JsonNode root;
    try {
      root = JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw problem("it is not JSON");
    }
    if (root == null || !root.isArray()) {
      throw problem("it is not a list");
    }
    List<RadlSection> sections = new ArrayList<>();
    List<Recipe> recipes = new ArrayList<>();
    List<Deploy> deploys = new ArrayList<>();
    Optional<Contextualize> contextualize = Optional.empty();
    for (JsonNode one : root) {
      switch (one.path("class").asText()) {
        case "configure" -> recipes.add(recipe(one));
        case "deploy" -> deploys.add(deploy(one));
        case "contextualize" -> contextualize = Optional.of(contextualize(one));
        default -> sections.add(section(one));
      }
    }
    return new Radl(sections, recipes, deploys, contextualize);
  }

  private static Recipe recipe(JsonNode one) {
    boolean isReference = one.path("reference").asBoolean();
    JsonNode recipes = one.path("recipes");
    return new Recipe(
        wanted(one, "id"),
        isReference,
        recipes.isTextual() ? Optional.of(recipes.asText()) : Optional.empty());
  }

  private static Deploy deploy(JsonNode one) {
    if (!one.path("vm_number").isInt()) {
      throw problem("a deploy has no whole 'vm_number'");
    }
    return new Deploy(
        wanted(one, "system"),
        one.path("vm_number").asInt(),
        Optional.ofNullable(one.path("cloud").textValue()));
  }

  private static Contextualize contextualize(JsonNode one) {
    List<Contextualize.Item> items = new ArrayList<>();
    for (JsonNode item : one.path("items")) {
      items.add(
          new Contextualize.Item(
              wanted(item, "system"),
              wanted(item, "configure"),
              item.path("step").asInt(),
              Optional.ofNullable(item.path("ctxt_tool").textValue())));
    }
    return new Contextualize(one.path("max_time").asInt(), items);
  }

  private static RadlSection section(JsonNode one) {
    String word = wanted(one, "class");
    for (RadlSection.Kind kind : RadlSection.Kind.values()) {
      if (kind.word().equals(word)) {
        String id = wanted(one, "id");
        return one.path("reference").asBoolean()
            ? new RadlSection(kind, id, true, List.of())
            : RadlSection.defined(kind, id, features(one));
      }
    }
    throw problem("there is no class '%s'".formatted(word));
  }

  private static String wanted(JsonNode one, String name) {
    JsonNode value = one.path(name);
    if (!value.isTextual() || value.asText().isEmpty()) {
      throw problem("something has no '%s'".formatted(name));
    }
    return value.asText();
  }

  private static List<RadlFeature> features(JsonNode one) {
    List<RadlFeature> features = new ArrayList<>();
    one.properties()
        .forEach(
            entry -> {
              if (!List.of("class", "id", "reference", "softs").contains(entry.getKey())) {
                features.addAll(features(entry.getKey(), entry.getValue()));
              }
            });
    return features;
  }

  private static List<RadlFeature> features(String name, JsonNode value) {
    if (value.isNumber() && name.endsWith(LEAST)) {
      return List.of(feature(cut(name), Operator.AT_LEAST, value));
    }
    if (value.isNumber() && name.endsWith(MOST)) {
      return List.of(feature(cut(name), Operator.AT_MOST, value));
    }
    if (!value.isArray()) {
      return List.of(feature(name, Operator.EQUALS, value));
    }
    List<String> texts = new ArrayList<>();
    List<RadlFeature> groups = new ArrayList<>();
    for (JsonNode item : value) {
      if (item.isObject()) {
        groups.add(new RadlFeature(name, Operator.CONTAINS, new RadlValue.Group(features(item))));
      } else {
        texts.add(item.asText());
      }
    }
    if (!texts.isEmpty()) {
      groups.add(new RadlFeature(name, Operator.EQUALS, new RadlValue.Texts(texts)));
    }
    return groups;
  }

  private static String cut(String name) {
    return name.substring(0, name.length() - LEAST.length());
  }

  private static RadlFeature feature(String name, Operator operator, JsonNode value) {
    if (value.isNumber()) {
      return new RadlFeature(name, operator, new RadlValue.Amount(value.decimalValue(), ""));
    }
    return value.isObject()
        ? new RadlFeature(name, Operator.CONTAINS, new RadlValue.Group(features(value)))
        : new RadlFeature(name, operator, RadlValue.of(value.asText()));
  }

  private static LevanteException problem(String what) {
    return new LevanteException(ErrorCode.INVALID_REQUEST, "RADL in JSON: " + what);
  }

  /** The document as a list of objects. */
  public static JsonNode write(Radl radl) {
    ArrayNode all = NODES.arrayNode();
    radl.sections().forEach(section -> all.add(written(section)));
    for (Recipe recipe : radl.recipes()) {
      ObjectNode one = all.addObject().put("class", "configure").put("id", recipe.id());
      if (recipe.isReference()) {
        one.put("reference", true);
      } else {
        one.put("recipes", recipe.text().orElse(null));
      }
    }
    for (Deploy deploy : radl.deploys()) {
      ObjectNode one =
          all.addObject()
              .put("class", "deploy")
              .put("system", deploy.system())
              .put("vm_number", deploy.machines());
      deploy.cloud().ifPresent(cloud -> one.put("cloud", cloud));
    }
    radl.contextualize().ifPresent(one -> all.add(written(one)));
    return all;
  }

  private static ObjectNode written(RadlSection section) {
    ObjectNode one = NODES.objectNode();
    one.put("class", section.kind().word()).put("id", section.id());
    if (section.isReference()) {
      return one.put("reference", true);
    }
    write(section.features(), one);
    return one;
  }

  private static void write(List<RadlFeature> features, ObjectNode into) {
    for (RadlFeature feature : features) {
      String name =
          switch (feature.operator()) {
            case AT_LEAST, MORE -> feature.name() + LEAST;
            case AT_MOST, LESS -> feature.name() + MOST;
            default -> feature.name();
          };
      if (feature.operator() == Operator.CONTAINS) {
        into.withArrayProperty(name).add(value(feature.value()));
      } else {
        into.set(name, value(feature.value()));
      }
    }
  }

  /** A value as JSON has it; numbers in their base unit. */
  public static JsonNode value(RadlValue value) {
    return value.match(
        new RadlValue.Cases<>(
            text -> NODES.textNode(text.text()),
            number -> number(number.inBase()),
            texts -> {
              ArrayNode all = NODES.arrayNode();
              texts.texts().forEach(all::add);
              return all;
            },
            group -> {
              ObjectNode one = NODES.objectNode();
              write(group.features(), one);
              return one;
            }));
  }

  private static JsonNode number(BigDecimal number) {
    BigDecimal plain = number.stripTrailingZeros();
    return plain.scale() <= 0 ? NODES.numberNode(plain.toBigInteger()) : NODES.numberNode(plain);
  }

  private static JsonNode contextualizeItem(Contextualize.Item item) {
    ObjectNode one =
        NODES.objectNode().put("system", item.system()).put("configure", item.recipe());
    if (item.step() > 0) {
      one.put("step", item.step());
    }
    item.tool().ifPresent(tool -> one.put("ctxt_tool", tool));
    return one;
  }

  private static ObjectNode written(Contextualize contextualize) {
    ObjectNode one = NODES.objectNode().put("class", "contextualize");
    if (contextualize.maxTime() > 0) {
      one.put("max_time", contextualize.maxTime());
    }
    contextualize
        .items()
        .forEach(item -> one.withArrayProperty("items").add(contextualizeItem(item)));
    return one;
  }
}
