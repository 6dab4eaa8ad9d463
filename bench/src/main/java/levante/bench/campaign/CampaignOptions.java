package levante.bench.campaign;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What the command line asks for. */
record CampaignOptions(Duration time, long cases, long from, boolean json) {
  private static final CampaignOptions DEFAULTS =
      new CampaignOptions(Duration.ofMinutes(10), Long.MAX_VALUE / 2, 0, false);

  /** Nothing when the words are wrong. */
  static Optional<CampaignOptions> of(List<String> words) {
    if (words.isEmpty() || !words.get(0).equals("tosca")) {
      return Optional.empty();
    }
    Optional<CampaignOptions> options = Optional.of(DEFAULTS);
    for (int i = 1; i < words.size() && options.isPresent(); i++) {
      CampaignOptions soFar = options.get();
      if (words.get(i).equals("--json")) {
        options = Optional.of(new CampaignOptions(soFar.time, soFar.cases, soFar.from, true));
      } else {
        String name = words.get(i);
        i++;
        options = i < words.size() ? soFar.with(name, words.get(i)) : Optional.empty();
      }
    }
    return options;
  }

  private Optional<CampaignOptions> with(String name, String value) {
    if (!value.matches("[0-9]{1,15}")) {
      return Optional.empty();
    }
    long number = Long.parseLong(value);
    return switch (name) {
      case "--minutes" ->
          number < 1 || number > 100_000
              ? Optional.empty()
              : Optional.of(new CampaignOptions(Duration.ofMinutes(number), cases, from, json));
      case "--cases" -> Optional.of(new CampaignOptions(time, number, from, json));
      case "--from" -> Optional.of(new CampaignOptions(time, cases, number, json));
      default -> Optional.empty();
    };
  }
}
