package dev.heddle.kernel.eval;

import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.regex.Pattern;

/// A name that a notebook knows, and the unit, that is the compiled cell, which declares it.
sealed interface Declared {

    String name();

    String unit();

    /// A variable.
    ///
    /// @param type equal for two declarations that mean the same storage
    /// @param source the type as other cells may write it
    record Variable(String name, String unit, String type, String source, boolean isFinal) implements Declared {}

    /// A class, interface, enum, record or annotation.
    record Type(String name, String unit) implements Declared {}

    /// A method.
    ///
    /// @param signature the name and the parameters' types as written, as in [Piece.Method]
    /// @param header from the type parameters to the `throws` clause, as written
    /// @param call the arguments to pass on, and `return` before the call if there is something to return
    record Method(String name, String unit, String signature, String header, Forward call, MethodTypeDesc type)
            implements Declared {

        private static final Pattern UNIT = Pattern.compile(CellClass.PACKAGE + "/Cell[0-9_]+\\$");

        /// What tells this method from its overloads: the parameters' types, a cell's class being the same after it
        /// has been declared anew.
        String parameters() {
            return UNIT.matcher(type.changeReturnType(ConstantDescs.CD_void).descriptorString())
                    .replaceAll("");
        }
    }

    /// How one method hands a call on to another of the same signature.
    record Forward(boolean returnsValue, String arguments) {}
}
