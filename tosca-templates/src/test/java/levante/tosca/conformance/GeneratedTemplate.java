package levante.tosca.conformance;

import java.util.List;
import java.util.Random;

/** Templates that vary in what they use of the language; the same seed gives the same text. */
final class GeneratedTemplate {
  private static final String HEAD =
      """
      tosca_definitions_version: tosca_simple_yaml_1_2
      data_types:
        sample.Address:
          derived_from: tosca.datatypes.Root
          properties:
            street: { type: string }
            number: { type: integer, default: 1 }
      node_types:
        sample.Service:
          derived_from: tosca.nodes.SoftwareComponent
          properties:
            title: { type: string, default: untitled }
            weight: { type: float, default: 0.5 }
            size: { type: scalar-unit.size, default: 1 GB }
            pause: { type: scalar-unit.time, default: 10 s }
            active: { type: boolean, default: true }
            tags: { type: list, entry_schema: { type: string }, default: [ one, two ] }
            labels: { type: map, entry_schema: { type: string }, default: { a: b } }
            address: { type: sample.Address, required: false }
        sample.Special:
          derived_from: sample.Service
          properties:
            level: { type: integer, default: 3, constraints: [ { in_range: [ 1, 9 ] } ] }
      topology_template:
        inputs:
          title: { type: string, default: from an input }
          size: { type: scalar-unit.size, default: 512 MB }
          count: { type: integer, default: 2, constraints: [ { greater_or_equal: 1 } ] }
          tags: { type: list, entry_schema: { type: string }, default: [ x ] }
        node_templates:
      """;

  private GeneratedTemplate() {}

  static String text(Random random) {
    StringBuilder text = new StringBuilder(HEAD);
    int machines = 1 + random.nextInt(3);
    for (int i = 0; i < machines; i++) {
      text.append(machine(i, random));
    }
    int services = 1 + random.nextInt(6);
    for (int i = 0; i < services; i++) {
      text.append(service(i, random.nextInt(machines), random));
    }
    return text.toString();
  }

  private static String machine(int index, Random random) {
    return """
        machine_%d:
          type: %s
          capabilities:
            host:
              properties: { num_cpus: %s, mem_size: %s }
        """
        .formatted(
            index,
            one(random, "tosca.nodes.Compute", "Compute"),
            one(random, "{ get_input: count }", "4"),
            one(random, "{ get_input: size }", "2 GiB"))
        .indent(4);
  }

  private static String service(int index, int machine, Random random) {
    StringBuilder text =
        new StringBuilder(
            "    service_%d:\n      type: %s\n      requirements:\n        - host: machine_%d\n"
                .formatted(index, one(random, "sample.Service", "sample.Special"), machine));
    if (index > 0 && random.nextBoolean()) {
      text.append("        - dependency: service_%d\n".formatted(random.nextInt(index)));
    }
    text.append("      properties:\n        component_version: 1.0\n");
    for (String property : PROPERTIES) {
      if (random.nextBoolean()) {
        text.append("        ").append(property).append('\n');
      }
    }
    return text.toString();
  }

  private static final List<String> PROPERTIES =
      List.of(
          "title: { get_input: title }",
          "weight: 1.25",
          "size: { get_input: size }",
          "pause: 2 m",
          "active: false",
          "tags: { get_input: tags }",
          "labels: { c: d, e: f }",
          "address: { street: Long Lane, number: 7 }");

  private static String one(Random random, String... of) {
    return of[random.nextInt(of.length)];
  }
}
