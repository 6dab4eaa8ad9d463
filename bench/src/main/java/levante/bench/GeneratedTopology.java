package levante.bench;

import java.util.Locale;
import levante.tosca.TemplateSource;

/**
 * A topology of any size, made of sites of ten node templates: machines with a volume, a database
 * on one, web servers and applications on the other, a balancer before them, software with a type
 * of the template's own. Inputs, functions, requirements with relationships, and interfaces are
 * used as templates in the wild use them. The same size gives the same text.
 */
final class GeneratedTopology {
  private static final int A_SITE = 10;

  private static final String HEAD =
      """
      tosca_definitions_version: tosca_simple_yaml_1_2
      description: Sites of machines with what runs on them
      node_types:
        bench.nodes.Worker:
          derived_from: tosca.nodes.SoftwareComponent
          properties:
            queue: { type: string, constraints: [ { min_length: 1 } ] }
            threads: { type: integer, default: 4, constraints: [ { in_range: [ 1, 64 ] } ] }
            endpoint: { type: string, required: false }
            labels: { type: map, entry_schema: { type: string }, default: {} }
          requirements:
            - source: { capability: tosca.capabilities.Node, node: tosca.nodes.Root, \
      relationship: tosca.relationships.DependsOn, occurrences: [ 0, UNBOUNDED ] }
      topology_template:
        inputs:
          cpus: { type: integer, default: 4, constraints: [ { valid_values: [ 1, 2, 4, 8 ] } ] }
          memory: { type: scalar-unit.size, default: 8 GB }
          disk: { type: scalar-unit.size, default: 40 GB }
          domain: { type: string, default: example.org, constraints: [ { pattern: "[a-z.]+" } ] }
          secret: { type: string, default: not_very_secret }
        node_templates:
      """;

  private static final String SITE =
      """
          machine_%1$d:
            type: tosca.nodes.Compute
            capabilities:
              host:
                properties: { num_cpus: { get_input: cpus }, mem_size: { get_input: memory } }
              os:
                properties: { type: linux, distribution: debian, version: 12.1 }
              scalable:
                properties: { min_instances: 1, max_instances: 4, default_instances: 2 }
            requirements:
              - local_storage:
                  node: volume_%1$d
                  relationship: { type: tosca.relationships.AttachesTo, \
      properties: { location: /srv } }
          volume_%1$d:
            type: tosca.nodes.BlockStorage
            properties: { size: { get_input: disk } }
          front_%1$d:
            type: tosca.nodes.Compute
            capabilities:
              host:
                properties: { num_cpus: 2, mem_size: 4 GB, disk_size: { get_input: disk } }
          dbms_%1$d:
            type: tosca.nodes.DBMS
            properties: { port: 3306, root_password: { get_input: secret } }
            requirements:
              - host: machine_%1$d
            interfaces:
              Standard:
                create: scripts/dbms_create.sh
                configure:
                  implementation: scripts/dbms_configure.sh
                  inputs: { port: { get_property: [ SELF, port ] }, site: "%1$d" }
          database_%1$d:
            type: tosca.nodes.Database
            properties:
              name: { concat: [ "site-", "%1$d", ".", { get_input: domain } ] }
              user: app
              password: { get_input: secret }
            requirements:
              - host: dbms_%1$d
          server_%1$d:
            type: tosca.nodes.WebServer
            requirements:
              - host: front_%1$d
          shop_%1$d:
            type: tosca.nodes.WebApplication
            properties: { context_root: shop }
            requirements:
              - host: server_%1$d
              - dependency: database_%1$d
          worker_%1$d:
            type: bench.nodes.Worker
            properties:
              queue: { get_property: [ database_%1$d, name ] }
              endpoint: { concat: [ "https://", { get_attribute: [ HOST, public_address ] }, "/" ] }
              labels: { site: "%1$d", domain: { get_input: domain } }
            requirements:
              - host: machine_%1$d
              - source: database_%1$d
              - source: shop_%1$d
          log_%1$d:
            type: tosca.nodes.SoftwareComponent
            properties: { component_version: 1.2.%1$d }
            requirements:
              - host: front_%1$d
              - dependency: worker_%1$d
          balancer_%1$d:
            type: tosca.nodes.LoadBalancer
            properties: { algorithm: round_robin }
            requirements:
              - application: shop_%1$d
      """;

  private GeneratedTopology() {}

  /** A template of so many node templates; tens, since a site has ten. */
  static Template of(int nodeTemplates) {
    if (nodeTemplates < A_SITE || nodeTemplates % A_SITE != 0) {
      throw new IllegalArgumentException(
          "%d is no number of sites of ten".formatted(nodeTemplates));
    }
    StringBuilder text = new StringBuilder(HEAD);
    for (int site = 0; site < nodeTemplates / A_SITE; site++) {
      text.append(SITE.formatted(site));
    }
    text.append("  outputs:\n");
    for (int site = 0; site < nodeTemplates / A_SITE; site += 10) {
      text.append(
          "    address_%1$d: { value: { get_attribute: [ front_%1$d, public_address ] } }\n"
              .formatted(site));
    }
    return new Template(
        new TemplateSource(
            String.format(Locale.ROOT, "generated-%d.yaml", nodeTemplates), text.toString()));
  }
}
