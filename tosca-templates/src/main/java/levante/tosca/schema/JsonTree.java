package levante.tosca.schema;

import dev.harrel.jsonschema.JsonNode;
import dev.harrel.jsonschema.SimpleType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A value of JSON as the validator looks at it; each look is counted. */
record JsonTree(Object value, String getJsonPointer, Work work) implements JsonNode {
  static JsonTree of(Object value, Work work) {
    return new JsonTree(value, "", work);
  }

  @Override
  public SimpleType getNodeType() {
    work.look();
    if (value instanceof Map<?, ?>) {
      return SimpleType.OBJECT;
    }
    if (value instanceof List<?>) {
      return SimpleType.ARRAY;
    }
    if (value instanceof String) {
      return SimpleType.STRING;
    }
    if (value instanceof BigDecimal number) {
      return number.stripTrailingZeros().scale() <= 0 ? SimpleType.INTEGER : SimpleType.NUMBER;
    }
    return value instanceof Boolean ? SimpleType.BOOLEAN : SimpleType.NULL;
  }

  @Override
  public boolean asBoolean() {
    return (Boolean) value;
  }

  @Override
  public String asString() {
    return value instanceof String text ? text : String.valueOf(value);
  }

  @Override
  public BigInteger asInteger() {
    return asNumber().toBigInteger();
  }

  @Override
  public BigDecimal asNumber() {
    return (BigDecimal) value;
  }

  @Override
  public List<JsonNode> asArray() {
    List<JsonNode> items = new ArrayList<>();
    for (Object item : (List<?>) value) {
      work.look();
      items.add(new JsonTree(item, getJsonPointer + "/" + items.size(), work));
    }
    return items;
  }

  @Override
  public Map<String, JsonNode> asObject() {
    Map<String, JsonNode> members = new LinkedHashMap<>();
    ((Map<?, ?>) value)
        .forEach(
            (name, member) -> {
              work.look();
              String key = (String) name;
              String pointer = getJsonPointer + "/" + JsonNode.encodeJsonPointer(key);
              members.put(key, new JsonTree(member, pointer, work));
            });
    return members;
  }
}
