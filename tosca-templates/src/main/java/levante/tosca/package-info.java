/**
 * Service templates: from YAML text and inputs to a topology, or to problems with line and column.
 * Start at {@link levante.tosca.TemplateCompiler}.
 */
package levante.tosca;
