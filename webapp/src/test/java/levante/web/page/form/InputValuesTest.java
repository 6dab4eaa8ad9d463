package levante.web.page.form;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import levante.tosca.catalog.Form;
import org.junit.jupiter.api.Test;

class InputValuesTest {
  private static Form form(Form.Field... fields) {
    return new Form(
        "title",
        "description",
        Optional.empty(),
        List.of(),
        Optional.empty(),
        List.of(new Form.Tab("All", List.of(fields))),
        List.of());
  }

  private static Form.Field field(String type, Optional<String> entryType) {
    return new Form.Field(
        "it",
        type,
        entryType,
        Optional.empty(),
        false,
        Form.Limits.NONE,
        Optional.empty(),
        "",
        Optional.empty(),
        Optional.empty());
  }

  private static Map<String, Object> read(String type, String typed) {
    return read(type, Optional.empty(), typed);
  }

  private static Map<String, Object> read(String type, Optional<String> entryType, String typed) {
    return InputValues.sent(Map.of("input.it", List.of(typed)))
        .inputs(form(field(type, entryType)));
  }

  @Test
  void secretsAreNotTakenOverWhereverTheyStand() {
    Map<String, Object> values =
        Map.of(
            "workers", 3,
            "admin_password", "hush",
            "access", Map.of("user", "ada", "token", "hush"),
            "more", List.of(Map.of("api_key", "hush")),
            "labels", Map.of("key", "public"));
    assertThat(InputValues.shown(values).typed())
        .containsOnly(Map.entry("workers", "3"), Map.entry("labels", "key: public"));
  }

  @Test
  void anEmptyFieldGivesNoValueSoThatTheDefaultCounts() {
    assertThat(read("string", "  ")).isEmpty();
    assertThat(read("integer", "")).isEmpty();
  }

  @Test
  void aTextStaysTheTextThatItIs() {
    assertThat(read("string", "007")).containsEntry("it", "007");
    assertThat(read("string", "true")).containsEntry("it", "true");
    assertThat(read("scalar-unit.size", " 8 GB ")).containsEntry("it", "8 GB");
  }

  @Test
  void numbersAndTruthsAreWhatTheTypeSays() {
    assertThat(read("integer", " 7 ")).containsEntry("it", 7L);
    assertThat(read("float", "0.5")).containsEntry("it", 0.5);
    assertThat(read("boolean", "false")).containsEntry("it", false);
    assertThat(read("integer", "many")).containsEntry("it", "many");
  }

  @Test
  void aListHasAnItemALineAndAMapAPair() {
    Optional<String> strings = Optional.of("string");
    assertThat(read("list", strings, "1\n\n two \n")).containsEntry("it", List.of("1", "two"));
    assertThat(read("list", Optional.of("integer"), "1\n2")).containsEntry("it", List.of(1L, 2L));
    assertThat(read("map", strings, "a: 1\nb: x: y"))
        .containsEntry("it", Map.of("a", "1", "b", "x: y"));
    assertThat(read("list", "[{\"a\": [1]}]"))
        .containsEntry("it", List.of(Map.of("a", List.of(1))));
    assertThat(read("map", "no pair")).containsEntry("it", "no pair");
  }

  @Test
  void whatIsShownIsReadAgainAsTheSameValue() {
    List<Object> nested = List.of(Map.of("a", "x\ny"), 2);
    for (Object value : List.<Object>of(List.of("a", "b"), nested)) {
      String shown = InputValues.of(Map.of("it", value)).typed().get("it");
      assertThat(read("list", Optional.of("string"), shown)).containsEntry("it", value);
    }
    String shown = InputValues.of(Map.of("it", Map.of("a", "1"))).typed().get("it");
    assertThat(read("map", Optional.of("string"), shown)).containsEntry("it", Map.of("a", "1"));
  }

  @Test
  void onlyInputsAreTakenOfWhatAFormSent() {
    assertThat(InputValues.sent(Map.of("form_token", List.of("t"), "ttl", List.of("P1D"))).typed())
        .isEmpty();
  }
}
