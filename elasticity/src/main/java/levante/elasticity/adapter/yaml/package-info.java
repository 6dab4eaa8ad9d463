/** Policy files: YAML as production and simulation read it. */
package levante.elasticity.adapter.yaml;
