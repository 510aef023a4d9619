using System;
using ReactorGen.Generator.Model;

namespace ReactorGen.Generator.Emit;

/// <content>The private types beside the machine: its fields, its closures, its accessors.</content>
internal static partial class TaskWriter
{
    private static void WriteFrame(LoweredTask task, SourceWriter writer, Func<CalleeModel, bool> isBoxed)
    {
        writer.Line($"// The fields of {task.Signature.MachineName}. A struct of its own, because others see the machine and must not see these types.");
        writer.Line(Generated);
        writer.Line("[global::System.Runtime.InteropServices.StructLayout(global::System.Runtime.InteropServices.LayoutKind.Auto)]");
        writer.Line($"private struct {FrameName(task.Signature)}{task.Signature.TypeParameters}{task.Signature.MemberConstraints}");
        writer.Open();
        WriteFields(task, writer, isBoxed);
        writer.Close();
    }

    /// <summary>The captured variables of a scope, shared by the method and its lambdas and local functions.</summary>
    private static void WriteClosure(LoweredTask task, ClosureModel closure, SourceWriter writer)
    {
        writer.Line($"// Variables of {task.Signature.Name} that its lambdas or local functions share.");
        writer.Line(Generated);
        writer.Line($"private sealed class {closure.Name}{task.Signature.TypeParameters}{task.Signature.MemberConstraints}");
        writer.Open();
        foreach (ClosureField field in closure.Fields) writer.Line($"internal {field.TypeText} {field.Name};");
        foreach (ClosureField kept in closure.Delegates) writer.Line($"internal {kept.TypeText}? {kept.Name};");
        writer.Close();
    }

    private static void WriteAccessors(LoweredTask task, SourceWriter writer)
    {
        writer.Line($"// What only an object initialiser may set, and {task.Signature.Name} sets between suspensions.");
        writer.Line(Generated);
        writer.Line($"private static class {task.Signature.MembersName}");
        writer.Open();
        foreach (string accessor in task.Accessors) writer.Line(accessor);
        writer.Close();
    }

    private static void WriteOutsideAccessors(LoweredTask task, SourceWriter writer)
    {
        foreach (string accessors in task.OutsideAccessors)
        {
            writer.Line();
            writer.Line($"// What only an object initialiser of that type may set, and {task.Signature.Name} sets between suspensions. The runtime asks for a class with the same type parameters.");
            writer.Line(Generated);
            writer.Line(accessors);
        }
    }
}
