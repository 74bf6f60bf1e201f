package descent.derivation.tex;

import java.util.List;

/**
 * One statement: sides with relations between them. If it begins with a relation, it continues the
 * statement before, and there are as many relations as sides.
 *
 * @param line the line as typed where it begins, from 1
 * @param source the LaTeX as typed, without comments and alignment marks
 * @param relations the relations
 * @param sides the sides
 * @param sideLines the line on which each side begins
 * @param sideTexts each side as typed, without spaces
 * @param reason the reason given at the end, empty if none
 */
public record Statement(
        int line,
        String source,
        List<Relation> relations,
        List<Expr> sides,
        List<Integer> sideLines,
        List<String> sideTexts,
        String reason) {
    /**
     * Whether it begins with a relation.
     *
     * @return true if its first relation belongs to the side before it
     */
    public boolean continues() {
        return relations.size() == sides.size();
    }
}
