package levante.cli.keep;

import static org.assertj.core.api.Assertions.assertThat;

import levante.cli.fake.VerbOfAServer;
import org.junit.jupiter.api.Test;

class KeepVerbsTest extends VerbOfAServer {
  KeepVerbsTest() {
    super(KeepVerbs::named);
  }

  private static final String OF = "/api/v1/infrastructures/i";
  private static final String NOTHING = "{\"lock\":null,\"lifetime\":null}";

  @Test
  void aLockSaysWhoHoldsItAndARefusalSaysWhy() {
    server()
        .on(
            "PUT " + OF + "/lock?reason=a%20course",
            "{\"lock\":{\"by\":\"anna\",\"at\":\"2026-11-24T12:00:00Z\",\"reason\":\"a course\"},"
                + "\"lifetime\":null}");
    assertThat(run("lock", "i", "--reason", "a course")).isZero();
    assertThat(out).hasToString("i is locked by anna since 2026-11-24T12:00:00Z: a course\n");
    server().then("DELETE " + OF + "/lock", 404, "{\"message\":\"anna has no infrastructure i\"}");
    assertThat(run("unlock", "i")).isEqualTo(1);
    assertThat(err.toString()).contains("anna has no infrastructure i");
  }

  @Test
  void aLifetimeIsSetAndLifted() {
    server()
        .on(
            "PUT " + OF + "/lifetime?ttl=PT8H",
            "{\"lock\":null,\"lifetime\":{\"end\":\"2026-11-24T20:00:00Z\",\"warned_at\":null}}");
    server().on("DELETE " + OF + "/lifetime", NOTHING);
    assertThat(run("ttl", "i", "PT8H")).isZero();
    assertThat(run("ttl", "i", "never")).isZero();
    assertThat(out).hasToString("i ends at 2026-11-24T20:00:00Z\ni has no end\n");
  }

  @Test
  void theListHasALineForEach() {
    server()
        .on(
            "GET /api/v1/infrastructures",
            "[{\"id\":\"i\",\"name\":\"course\",\"state\":\"configured\",\"explanations\":[],"
                + "\"clusters\":[],\"machines\":[],\"eur_per_hour\":0.0151,\"lock\":null,"
                + "\"lifetime\":{\"end\":\"2026-11-24T20:00:00Z\",\"warned_at\":null},"
                + "\"drift\":{\"policy\":\"repair\",\"repair_ordered\":false,\"drifts\":[]}}]");
    assertThat(run("list")).isZero();
    assertThat(out)
        .hasToString("i  configured    0.0151 EUR/h  course, ends at 2026-11-24T20:00:00Z\n");
  }

  private void decisionsAre(String... decisions) {
    server()
        .on(
            "GET /api/v1/infrastructures",
            "[{\"id\":\"i\",\"name\":\"n\",\"state\":\"configured\",\"explanations\":[],"
                + "\"clusters\":[],\"machines\":[],\"eur_per_hour\":0,\"lock\":null,"
                + "\"lifetime\":null,"
                + "\"drift\":{\"policy\":\"report\",\"repair_ordered\":false,\"drifts\":[]}}]");
    server()
        .on(
            "GET /api/v1/decisions?infrastructure=i",
            "[%s]".formatted(String.join(",", decisions)));
  }

  private static final String ORDERED =
      "{\"id\":1,\"at\":\"2026-11-24T12:00:00Z\",\"cluster\":\"c\",\"kind\":\"scale_up\","
          + "\"pool\":\"cloud\",\"node\":null,\"add\":1,\"reason\":\"pod default/job-1 waits\","
          + "\"outcome\":\"node cloud-1 Ready after 93.0 s\",\"nodes\":[\"cloud-1\"],"
          + "\"pods_served\":[\"default/job-1\"],\"unplaceable\":[],\"candidates\":["
          + "{\"pool\":\"edge\",\"eur_per_hour\":0,\"verdict\":\"rejected\",\"why\":\"full\"}]}";
  private static final String HELD =
      "{\"id\":2,\"at\":\"2026-11-24T12:01:00Z\",\"cluster\":\"c\",\"kind\":\"hold\","
          + "\"pool\":null,\"node\":null,\"add\":0,\"reason\":\"default/job-10 can never run\","
          + "\"outcome\":\"nothing was done\",\"nodes\":[],\"pods_served\":[],\"unplaceable\":["
          + "{\"pod\":\"default/job-10\",\"rejections\":[{\"pool\":\"edge\",\"eur_per_hour\":0,"
          + "\"verdict\":\"rejected\",\"why\":\"cpu: 9 wanted, 4 there\"}]}],\"candidates\":[]}";

  @Test
  void whyAPodGotItsNodeIsTold() {
    decisionsAre(ORDERED, HELD);
    assertThat(run("why", "pod", "default/job-1")).isZero();
    assertThat(out)
        .hasToString(
            """
            2026-11-24T12:00:00Z  1 more of pool cloud in c: pod default/job-1 waits
                pool edge (0 EUR/h) was rejected: full
                came of it: node cloud-1 Ready after 93.0 s
            """);
  }

  @Test
  void whyAPodCanNeverRunIsTold() {
    decisionsAre(ORDERED, HELD);
    assertThat(run("why", "pod", "default/job-10")).isZero();
    assertThat(out)
        .hasToString(
            """
            2026-11-24T12:01:00Z  c was left as it is: default/job-10 can never run
                pool edge (0 EUR/h) was rejected: cpu: 9 wanted, 4 there
            """);
  }

  @Test
  void whyANodeCameIsToldAndOfAnUnknownOneThatNothingIs() {
    decisionsAre(ORDERED, HELD);
    assertThat(run("why", "node", "cloud-1")).isZero();
    assertThat(out.toString()).contains("1 more of pool cloud in c");
    assertThat(run("why", "node", "cloud")).isEqualTo(1);
    assertThat(out.toString()).contains("nothing was decided about node cloud; is the name right?");
    assertThat(run("why", "machine", "cloud-1")).isEqualTo(2);
  }

  @Test
  void itIsHibernatedAndWoken() {
    server().on("PUT " + OF + "/hibernation", "{\"activity\":\"hibernated\"}");
    server().on("DELETE " + OF + "/hibernation", "{\"activity\":\"waking\"}");
    assertThat(run("hibernate", "i")).isZero();
    assertThat(run("wake", "i")).isZero();
    assertThat(out).hasToString("i is hibernated\ni is waking\n");
  }

  @Test
  void driftIsToldByTheExitCodeToo() {
    String drifted =
        "{\"policy\":\"report\",\"repair_ordered\":%s,\"drifts\":[{\"kind\":\"machine-lost\","
            + "\"what\":\"edge-0\",\"sentence\":\"its cloud lists it no more\"}]}";
    server().on("GET " + OF + "/drift", drifted.formatted("false"));
    server().on("POST " + OF + "/repairs", drifted.formatted("true"));
    server()
        .on(
            "PUT " + OF + "/drift?policy=repair",
            "{\"policy\":\"repair\",\"repair_ordered\":false,\"drifts\":[]}");
    assertThat(run("drift", "i")).isEqualTo(2);
    assertThat(out)
        .hasToString(
            """
            i: has drifted; the policy is 'report'
              machine-lost edge-0: its cloud lists it no more
            """);
    assertThat(run("repair", "i")).isZero();
    assertThat(out.toString()).contains("a repair is ordered");
    assertThat(run("drift", "i", "--policy", "repair")).isZero();
    assertThat(out.toString()).endsWith("i: nothing has drifted; the policy is 'repair'\n");
  }

  @Test
  void withJsonOneDocumentIsPrintedAndNothingElse() {
    server().on("PUT " + OF + "/hibernation", "{\"activity\":\"hibernated\"}");
    assertThat(run("hibernate", "i", "--json")).isZero();
    assertThat(out).hasToString("{\"activity\":\"hibernated\",\"lock\":null,\"lifetime\":null}\n");
  }

  @Test
  void aWordTooFewIsTold() {
    assertThat(run("ttl", "i")).isEqualTo(2);
    assertThat(err.toString()).contains("it takes ID DURATION");
    assertThat(run("lock", "i", "--password-file=" + folder.resolve("none"))).isEqualTo(2);
  }
}
