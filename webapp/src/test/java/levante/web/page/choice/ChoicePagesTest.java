package levante.web.page.choice;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import levante.kernel.OwnerId;
import levante.web.jte.Templates;
import levante.web.page.choice.ChoicePage.About;
import levante.web.page.frame.Frame;
import levante.web.page.frame.Refusal;
import levante.web.page.frame.Section;
import org.junit.jupiter.api.Test;

class ChoicePagesTest {
  private static final Frame FRAME = new Frame(new OwnerId("ada"), "t0k3n", Section.CATALOGUE);
  private static final About ABOUT = new About("new", "Mine", "lab", "lab", "");
  private static final Choice CHOICE =
      new Choice(
          Choice.Kind.SIZE,
          "worker",
          new TreeMap<>(Map.of("num_cpus", "cpus", "mem_size", "memory")),
          "cpus");
  private static final Map<String, List<String>> SENT =
      Map.of(
          "form_token", List.of("t0k3n"),
          "choice", List.of("cpus"),
          "q.cpus", List.of("<gpu>"),
          "add", List.of("one", "two"),
          "credentials", List.of("type = OpenStack; password = hidden"),
          "cloud", List.of("lab"),
          "template", List.of("a: <b>"),
          "input.region", List.of("west"));

  private static final Found<Offer> FOUND =
      new Found<>(
          List.of(
              new Offer(
                  "g1",
                  "4 CPUs, 8 GiB, 1 GPU, 50 GiB disk",
                  "0.2500 € an hour",
                  "madrid",
                  Fill.sent("input.cpus=4&input.memory=8+GiB"))),
          101);

  private static String page(ChoicePage page) {
    return new Templates().render("choice/page.jte", page);
  }

  @Test
  void allThatWasTypedIsCarriedButForCredentials() {
    ChoiceAsked asked = ChoiceAsked.sent(SENT);
    assertThat(asked.field()).isEqualTo("cpus");
    assertThat(asked.query()).isEqualTo("<gpu>");
    String html = page(new ChoicePage(FRAME, ABOUT, CHOICE, asked, FOUND, Optional.empty()));
    assertThat(html)
        .contains(
            "<textarea name=\"add\" hidden>\none</textarea>",
            "<textarea name=\"add\" hidden>\ntwo</textarea>",
            "<textarea name=\"template\" hidden>\na: &lt;b&gt;</textarea>",
            "<textarea name=\"input.region\" hidden>\nwest</textarea>",
            "name=\"cloud\" value=\"lab\"",
            "value=\"&lt;gpu>\"",
            "name=\"pick\" value=\"input.cpus=4&amp;input.memory=8+GiB\"",
            "101 sizes fit; the first 1 are shown.",
            "filled into Memory, Cpus")
        .doesNotContain("password = hidden", "<gpu>", "style=");
    assertThat(html.split("name=\"form_token\"", -1)).as("its own, and the way out").hasSize(3);
  }

  @Test
  void aCloudThatDoesNotAnswerSaysSoAndTheFormGoesOn() {
    Refusal refusal = new Refusal(502, "CLOUD_UNREACHABLE", "lab is silent", List.of());
    assertThat(page(ChoicePage.refused(FRAME, ABOUT, CHOICE, ChoiceAsked.sent(SENT), refusal)))
        .contains("It could not be asked: lab is silent", "Leave it as it is", "west")
        .doesNotContain("sizes fit");
  }

  @Test
  void aPickIsReadFromItsButton() {
    assertThat(
            ChoiceAsked.sent(Map.of("pick", List.of("input.cpus=4&input.memory=8+GiB"))).picked())
        .contains(new Fill(new TreeMap<>(Map.of("input.cpus", "4", "input.memory", "8 GiB"))));
    assertThat(ChoiceAsked.sent(SENT).picked()).isEmpty();
  }
}
