package levante.bench.campaign;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** What a campaign has seen. */
record CampaignReport(
    long from, long cases, long topologies, long failures, Duration slowest, long slowestCase) {
  static CampaignReport none(long from) {
    return new CampaignReport(from, 0, 0, 0, Duration.ZERO, from);
  }

  CampaignReport with(long number, Campaign.Verdict verdict) {
    boolean slower = verdict.took().compareTo(slowest) > 0;
    return new CampaignReport(
        from,
        cases + 1,
        topologies + (verdict.topology() ? 1 : 0),
        failures + (verdict.failure().isPresent() ? 1 : 0),
        slower ? verdict.took() : slowest,
        slower ? number : slowestCase);
  }

  /** For people. */
  String text() {
    return ("%d cases from number %d: %d topologies, %d rejected, %d failures;"
            + " the slowest, %d, took %d ms of the processor")
        .formatted(
            cases,
            from,
            topologies,
            cases - topologies - failures,
            failures,
            slowestCase,
            slowest.toMillis());
  }

  /** For programs. */
  Map<String, Object> values() {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("from", from);
    values.put("cases", cases);
    values.put("topologies", topologies);
    values.put("failures", failures);
    values.put("slowest_case", slowestCase);
    values.put("slowest_seconds", slowest.toNanos() / 1e9);
    return values;
  }
}
