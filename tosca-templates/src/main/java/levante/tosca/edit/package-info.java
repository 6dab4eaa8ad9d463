/**
 * What an editor asks of a template while it is written: problems, completion, help, definitions
 * and an outline. Pure: texts and positions in, values out; works on texts that do not parse.
 */
package levante.tosca.edit;
