package levante.web.page.whatif;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import levante.elasticity.adapter.yaml.PolicyFile;
import levante.elasticity.adapter.yaml.PolicyText;
import levante.elasticity.policy.PolicySettings;
import levante.kernel.LevanteException;
import org.junit.jupiter.api.Test;

class WhatIfFormTest {
  private static final Duration IDLE = Duration.ofMinutes(10);
  private static final WhatIfForm.Known KNOWN =
      new WhatIfForm.Known(PolicySettings.EAGER.named("nightly"), "", IDLE);

  private final Map<String, String> query = new HashMap<>();

  private WhatIfForm form() {
    return WhatIfForm.of(KNOWN, name -> Optional.ofNullable(query.get(name)));
  }

  private PolicySettings changed() {
    return form().changed(IDLE);
  }

  @Test
  void atFirstTheSlidersAreWhereThePolicyInForceIs() {
    assertThat(changed()).isEqualTo(KNOWN.today());
    assertThat(form().value(Slider.IDLE)).isEqualTo("30");
    assertThat(form().value(Slider.ARRIVALS)).isEqualTo("6");
    assertThat(form().past()).isEqualTo(Past.DAY);
  }

  @Test
  void whatIsMovedIsSetAndTheRestStays() {
    query.putAll(Map.of("policy", "today", "of", "today", "idle", "75", "cores", "5"));
    assertThat(changed())
        .isEqualTo(
            KNOWN
                .today()
                .named("nightly-changed")
                .withIdleTime(Duration.ofSeconds(75))
                .withHeadroom(new PolicySettings.Headroom(0, 5, 6)));
  }

  @Test
  void anotherPolicyToStartFromMovesAllSliders() {
    query.putAll(Map.of("policy", "thrifty", "of", "today", "idle", "75", "cores", "5"));
    assertThat(changed()).isEqualTo(PolicySettings.THRIFTY);
    query.put("of", "thrifty");
    assertThat(changed().headroom().cores()).isEqualTo(5);
  }

  @Test
  void eachBuiltInPolicyIsItselfUntilSomethingIsMoved() {
    for (PolicySettings policy : PolicySettings.named()) {
      query.put("policy", policy.name());
      assertThat(changed()).isEqualTo(policy);
      WhatIfForm form = form();
      query.put("of", policy.name());
      form.sliders().forEach(slider -> query.put(slider.word(), form.value(slider)));
      assertThat(changed()).as("sent as it is shown").isEqualTo(policy);
      query.clear();
    }
  }

  @Test
  void aShareThatIsMovedFromNothingLooksAhead() {
    query.putAll(Map.of("policy", "packing", "of", "packing", "burst", "0.5", "patience", "1"));
    assertThat(changed().burst()).isEqualTo(PolicySettings.Burst.HALF);
    assertThat(changed().patience()).isEqualTo(PolicySettings.Patience.DEFAULTS);
  }

  @Test
  void ofCluesOnlyTheIdleTimeIsMoved() {
    query.putAll(Map.of("policy", "clues", "of", "clues", "idle", "600", "cores", "9"));
    assertThat(changed())
        .isEqualTo(
            PolicySettings.CLUES.withIdleTime(Duration.ofMinutes(10)).named("clues-changed"));
  }

  @Test
  void theFileSaysWhatTheSlidersSay() {
    query.putAll(Map.of("policy", "lean", "of", "lean", "idle", "45", "burst", "0.35"));
    assertThat(PolicyFile.read("file", PolicyText.of(changed()))).isEqualTo(changed());
  }

  @Test
  void whatIsNoNumberIsRefused() {
    query.put("of", "today");
    for (String wrong : new String[] {"-1", "1e9", "many", "9999999", ""}) {
      query.put("cores", wrong);
      assertThatThrownBy(this::form).as(wrong).isInstanceOf(LevanteException.class);
    }
    query.put("cores", "1.5");
    assertThatThrownBy(this::form).hasMessageContaining("whole number");
  }
}
