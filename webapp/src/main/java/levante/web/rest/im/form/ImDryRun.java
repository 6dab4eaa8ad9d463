package levante.web.rest.im.form;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import levante.provisioner.cloud.CloudCredential;
import levante.provisioner.cloud.LaunchRequest.Addressing;
import levante.provisioner.cloud.MachineSize;
import levante.provisioner.desired.DesiredPool;
import levante.provisioner.plan.Plan;

/** IM's answer to a dry run: what would be used, by cloud. */
public final class ImDryRun {
  private static final BigDecimal MEGABYTE = BigDecimal.valueOf(1_000_000);
  private static final BigDecimal GIGABYTE = BigDecimal.valueOf(1_000_000_000);

  private ImDryRun() {}

  /** The answer; credentials give the cloud its name. */
  public static JsonNode of(Plan plan, List<CloudCredential> credentials) {
    ObjectNode clouds = JsonNodeFactory.instance.objectNode();
    for (DesiredPool pool : plan.estate().aim().pools()) {
      String id =
          credentials.stream()
              .filter(line -> line.type().equals("Dummy"))
              .flatMap(line -> line.id().stream())
              .findFirst()
              .orElse(pool.placement().cloud().value());
      ObjectNode cloud = clouds.withObjectProperty(id);
      cloud.put("cloudType", "Dummy");
      cloud.put("cloudEndpoint", "");
      ArrayNode machines = cloud.withArrayProperty("compute");
      cloud.withArrayProperty("storage");
      for (int i = 0; i < pool.count(); i++) {
        machines.add(machine(pool));
      }
    }
    return clouds;
  }

  private static ObjectNode machine(DesiredPool pool) {
    MachineSize size = pool.placement().size();
    ObjectNode machine =
        JsonNodeFactory.instance
            .objectNode()
            .put("cpuCores", size.cpus())
            .put("memoryInMegabytes", in(MEGABYTE, size.memory().toBigDecimal()))
            .put("diskSizeInGigabytes", in(GIGABYTE, size.disk().toBigDecimal()));
    if (pool.addressing() == Addressing.PUBLIC) {
      machine.put("publicIP", 1);
    }
    if (size.gpus() > 0) {
      machine.put("GPU", size.gpus());
    }
    return machine;
  }

  private static long in(BigDecimal unit, BigDecimal bytes) {
    return bytes.divide(unit, 0, RoundingMode.FLOOR).longValueExact();
  }
}
