/** YAML as plain maps, lists and scalars. */
package levante.cli.yaml;
