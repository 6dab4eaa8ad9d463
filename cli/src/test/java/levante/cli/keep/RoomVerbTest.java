package levante.cli.keep;

import static org.assertj.core.api.Assertions.assertThat;

import levante.cli.fake.VerbOfAServer;
import org.junit.jupiter.api.Test;

class RoomVerbTest extends VerbOfAServer {
  private static final String ROOM = "/api/v1/clusters/cloud-1/room";
  private static final String ONE =
      "{\"id\":\"monday\",\"by\":\"ada\",\"cpu\":\"2\",\"memory\":\"4Gi\",\"gpu\":\"0\",\"count\":8,"
          + "\"within\":\"PT1H\",\"held\":\"PT10M\",\"asked\":\"2026-11-30T12:00:00Z\","
          + "\"state\":\"%s\",\"since\":\"2026-11-30T12:00:00Z\",\"there\":%d,\"until\":%s}";
  private static final String WAITING = ONE.formatted("waiting", 3, "\"2026-11-30T13:00:00Z\"");
  private static final String SERVED = ONE.formatted("served", 8, "\"2026-11-30T12:12:00Z\"");
  private static final String EXPIRED = ONE.formatted("expired", 3, "null");

  RoomVerbTest() {
    super(KeepVerbs::named);
  }

  @Test
  void whatIsNamedIsAskedForAndTheRestIsTheServersToChoose() {
    server().on("PUT " + ROOM + "/monday", WAITING);
    assertThat(
            run(
                "room", "ask", "cloud-1", "--name", "monday", "--cpu", "2", "--count", "8",
                "--held", "10m"))
        .isZero();
    assertThat(server().asked("PUT " + ROOM + "/monday").get(0).body())
        .isEqualTo("{\"cpu\":\"2\",\"held\":\"PT10M\",\"count\":8}");
    assertThat(out)
        .hasToString(
            "monday  waiting  3 of 8 times cpu 2, memory 4Gi, given up at 2026-11-30T13:00:00Z\n");
  }

  @Test
  void itIsWaitedForUntilItIsThere() {
    server().on("GET " + ROOM + "/monday", WAITING, WAITING, SERVED);
    assertThat(run("room", "show", "cloud-1", "monday", "--wait")).isZero();
    assertThat(out)
        .hasToString(
            "monday  served  8 of 8 times cpu 2, memory 4Gi, held until 2026-11-30T12:12:00Z\n");
  }

  @Test
  void whatEndsWithoutItsRoomIsTold() {
    server().on("GET " + ROOM + "/monday", WAITING, EXPIRED);
    assertThat(run("room", "show", "cloud-1", "monday", "--wait")).isEqualTo(3);
    assertThat(out.toString()).startsWith("monday  expired  3 of 8");
  }

  @Test
  void requestsAreListedAndTakenBack() {
    server().on("GET " + ROOM, "[%s,%s]".formatted(SERVED, EXPIRED));
    server().on("DELETE " + ROOM + "/monday", ONE.formatted("withdrawn", 0, "null"));
    assertThat(run("room", "list", "cloud-1")).isZero();
    assertThat(out.toString().lines()).hasSize(2);
    assertThat(run("room", "withdraw", "cloud-1", "monday")).isZero();
    assertThat(out.toString()).contains("monday  withdrawn");
  }

  @Test
  void aWrongCommandLineIsTold() {
    assertThat(run("room")).isEqualTo(2);
    assertThat(run("room", "ask")).isEqualTo(2);
    assertThat(run("room", "explode", "cloud-1")).isEqualTo(2);
    assertThat(run("room", "ask", "cloud-1", "--count", "many")).isEqualTo(2);
    assertThat(run("room", "ask", "cloud-1", "--within", "soon")).isEqualTo(2);
  }
}
