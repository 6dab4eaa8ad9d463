package levante.bench.kill;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import levante.bench.tool.Report;

/**
 * What came of a campaign.
 *
 * @param asked how many things were asked for
 * @param machines how many there were when all was done, before all was destroyed
 * @param broken what must not be, a sentence each
 */
record KillReport(KillOptions options, int asked, int machines, List<String> broken)
    implements Report {
  KillReport {
    broken = List.copyOf(broken);
  }

  @Override
  public String text() {
    StringJoiner lines = new StringJoiner("\n");
    lines.add(
        "%d kills while %d things were asked for; %d machines when all was done; %d troubles (seed %d)"
            .formatted(options.kills(), asked, machines, broken.size(), options.seed()));
    broken.forEach(one -> lines.add("NOT KEPT: " + one));
    return lines.toString();
  }

  @Override
  public Map<String, Object> values() {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("seed", options.seed());
    values.put("kills", options.kills());
    values.put("asked", asked);
    values.put("machines", machines);
    values.put("broken", broken);
    return values;
  }
}
