using System;
using System.Collections.Generic;
using System.Linq;
using ReactorGen.Generator.Model;

namespace ReactorGen.Generator.Emit;

/// <summary>Writes the whole file of a task: the defining part, the factory, the machine and the resume method.</summary>
internal static partial class TaskWriter
{
    private const string Generated = "[global::System.CodeDom.Compiler.GeneratedCode(\"ReactorGen\", \"0.1\")]";
    private const string Machines = "global::ReactorGen.Machines.";

    public static string MachineType(SignatureModel signature) => signature.MachineName + signature.TypeParameters;

    /// <summary>The struct with the fields: the machine itself, or where others see the machine, a private one inside it.</summary>
    private static string FrameName(SignatureModel signature) =>
        HasFrame(signature) ? signature.FrameName : signature.MachineName;

    /// <summary>A visible machine must not have fields of less visible types, such as a private callee's machine.</summary>
    private static bool HasFrame(SignatureModel signature) => signature.Accessibility != "private";

    public static string TaskType(SignatureModel signature) => signature.Result is { } result
        ? $"global::ReactorGen.ReactorTask<{MachineType(signature)}, {result.ContractText}>"
        : $"global::ReactorGen.ReactorTask<{MachineType(signature)}>";

    /// <summary>C# before version 11 does not know the word, and takes it as said.</summary>
    public static string Scoped(SignatureModel signature) => signature.SaysScoped ? "scoped " : "";

    /// <param name="isBoxed">Whether a callee's machine lives in a box instead of a field.</param>
    public static string Write(LoweredTask task, Func<CalleeModel, bool> isBoxed)
    {
        SignatureModel signature = task.Signature;
        return FileShell.Write(signature, $"How {signature.DisplayName} runs: a machine that keeps what lives across its suspensions, and a resume method\n//   with the code of its body.", StubParts.All, writer =>
        {
            WriteFactory(signature, writer);
            writer.Line();
            WriteMachine(task, writer, isBoxed);
            writer.Line();
            if (HasFrame(signature))
            {
                WriteFrame(task, writer, isBoxed);
                writer.Line();
            }
            foreach (ClosureModel closure in task.Closures)
            {
                WriteClosure(task, closure, writer);
                writer.Line();
            }
            if (task.Accessors.Count > 0)
            {
                WriteAccessors(task, writer);
                writer.Line();
            }
            WriteResume(task, writer, isBoxed);
        }, writer => WriteOutsideAccessors(task, writer));
    }

    private static void WriteFactory(SignatureModel signature, SourceWriter writer)
    {
        string parameters = string.Join(", ", signature.Parameters.Select(p => p.Declaration));
        string arguments = string.Join(", ", signature.Parameters.Select(p => p.Name).Prepend(signature.IsStatic ? "" : "this").Where(a => a.Length > 0));
        string local = Free(signature, "task");
        writer.Line($"/// <summary>Makes the task of <c>{signature.Name}</c>, not yet started: for an executor's Run or Spawn. Allocates nothing.</summary>");
        writer.Line(Generated);
        writer.Line($"{signature.Accessibility} {(signature.IsStatic ? "static " : "")}{TaskType(signature)} {signature.Name}Task{signature.TypeParameters}({parameters}){signature.MemberConstraints}");
        writer.Open();
        writer.Line($"var {local} = new {TaskType(signature)}();");
        writer.Line($"{local}.Machine.Begin({arguments});");
        writer.Line($"return {local};");
        writer.Close();
    }

    private static void WriteMachine(LoweredTask task, SourceWriter writer, Func<CalleeModel, bool> isBoxed)
    {
        SignatureModel signature = task.Signature;
        bool frame = HasFrame(signature);
        string field = Free(signature, "_frame");
        WriteMachineDocs(task, writer);
        writer.Line(Generated);
        writer.Line("[global::System.Runtime.InteropServices.StructLayout(global::System.Runtime.InteropServices.LayoutKind.Auto)]");
        writer.Line($"[global::System.Diagnostics.DebuggerDisplay(\"{{Descriptor.StateName({(frame ? field + "." : "")}_state),nq}}\")]");
        string contract = signature.Result is { } result ? $"{Machines}IReactorMachine<{result.ContractText}>" : $"{Machines}IReactorMachine";
        writer.Line($"{signature.Accessibility} struct {MachineType(signature)} : {contract}{signature.MemberConstraints}");
        writer.Open();
        WriteDescriptor(task, writer);
        writer.Line();
        if (frame) writer.Line($"private {FrameName(signature)}{signature.TypeParameters} {field};");
        else WriteFields(task, writer, isBoxed);
        writer.Line();
        WriteBegin(task, writer, frame ? field + "." : "");
        writer.Line();
        WriteStart(task, writer, frame ? field + "." : "", frame ? field : "this");
        writer.Line();
        WriteSpawn(task, writer);
        writer.Line();
        WriteContract(task, writer, isBoxed, frame ? field + "." : "", frame ? field : "this");
        writer.Close();
    }

    private static void WriteMachineDocs(LoweredTask task, SourceWriter writer)
    {
        writer.Line($"/// <summary>The machine of <c>{task.Signature.Name}</c>: what it keeps while it waits.</summary>");
        writer.Line("/// <remarks>");
        foreach (LoweredPoint point in task.Points)
        {
            string kept = Kept(task, point);
            writer.Line($"/// State {point.Point.Number}: {Xml(point.Point.Text)}{(kept.Length > 0 ? $", keeps {kept}" : "")}.<br/>");
        }
        if (task.Points.Count == 0) writer.Line("/// It never suspends.");
        writer.Line("/// </remarks>");
    }

    /// <summary>The names of the variables kept. Nobody reads more than a dozen, and with hundreds of points the lists would be most of the file.</summary>
    private static string Kept(LoweredTask task, LoweredPoint point)
    {
        const int shown = 12;
        List<string> names = point.Kept.Where(s => task.Slots[s].Slot.Kind != SlotKind.Temporary).SelectMany(s => Names(task, s)).Distinct().ToList();
        return names.Count <= shown + 1 ? string.Join(", ", names) : $"{string.Join(", ", names.Take(shown))} and {names.Count - shown} more";
    }

    private static IEnumerable<string> Names(LoweredTask task, int slot) =>
        task.Closures.FirstOrDefault(c => c.Slot == slot)?.Fields.Select(f => f.Name) ?? [task.Slots[slot].Slot.Name];

    private static string Xml(string text) => text.Replace("&", "&amp;").Replace("<", "&lt;").Replace(">", "&gt;");

    private static void WriteDescriptor(LoweredTask task, SourceWriter writer)
    {
        writer.Line("/// <summary>What is known of the method when it is compiled.</summary>");
        writer.Line($"public static readonly {Machines}MachineDescriptor Descriptor = new(");
        writer.Indentation++;
        writer.Line($"{CodeText.Literal(task.Signature.DisplayName)}, {LineStamper.FileMark}, {LineMark.Of(-1)}{(task.Points.Count > 0 ? "," : ");")}");
        for (int i = 0; i < task.Points.Count; i++)
        {
            LoweredPoint point = task.Points[i];
            string end = i + 1 < task.Points.Count ? "," : ");";
            writer.Line($"new {Machines}SuspensionPoint({point.Point.Number}, {CodeText.Literal(point.Point.MethodName)}, {CodeText.Literal(point.Point.Text)}, {LineMark.Of(point.Point.Position)}, {CodeText.Literal(Kept(task, point))}){end}");
        }
        writer.Indentation--;
    }

    private static void WriteFields(LoweredTask task, SourceWriter writer, Func<CalleeModel, bool> isBoxed)
    {
        writer.Line("internal int _state;");
        if (task.Signature.Result is { } result) writer.Line($"internal {result.Text} {task.Names.Result};");
        if (task.Signature.Receiver is { } receiver) writer.Line($"internal {receiver.Text} {task.Names.Owner};");
        var written = new HashSet<string>();
        foreach (StoredSlot slot in task.Slots)
            if (slot.Storage is Storage.Field or Storage.Argument && written.Add(slot.Name)) writer.Line($"internal {(slot.Local.Length > 0 ? "object?" : slot.Slot.Type.Text)} {slot.Name};");
        foreach (ChildField child in task.Children)
            writer.Line(child.Callee.Shape is not null ? $"internal object? {child.Name};" : isBoxed(child.Callee) ? $"internal {Machines}MachineBox<{child.Callee.Machine}>? {child.Name};" : $"internal {child.Callee.Machine} {child.Name};");
    }

    /// <summary>Where the machine's fields are, behind a name that no parameter hides.</summary>
    private static string Target(string frame) => frame.Length > 0 ? frame : "this.";

    private static string Free(SignatureModel signature, string name)
    {
        string free = name;
        for (int n = 2; signature.Parameters.Any(p => p.Name.TrimStart('@') == free); n++) free = $"{name}_{n.ToString(System.Globalization.CultureInfo.InvariantCulture)}";
        return free;
    }

    public static IEnumerable<string> Parameters(SignatureModel signature) =>
        signature.Parameters.Select(p => p.BeginDeclaration).Prepend(signature.Receiver is { } type ? $"{type.Text} {signature.OwnerName}" : "").Where(p => p.Length > 0);

    private static void WriteContract(LoweredTask task, SourceWriter writer, Func<CalleeModel, bool> isBoxed, string frame, string self)
    {
        SignatureModel signature = task.Signature;
        string receiver = signature.Receiver is null ? "" : $"{frame}{task.Names.Owner}.", target = Target(frame);
        writer.Line("/// <inheritdoc/>");
        // The method it forwards to is the frame that means something to the user.
        writer.Line("[global::System.Diagnostics.StackTraceHidden]");
        writer.Line($"public {Machines}Poll Resume({Scoped(signature)}ref {Machines}TaskContext context) => {receiver}{signature.ResumeName}{signature.TypeParameters}(ref {self}, ref context, {target}_state{string.Concat(Arguments(task).Select(s => $", {target}{s.Name}"))});");
        writer.Line();
        if (signature.Result is { } result)
        {
            writer.Line("/// <inheritdoc/>");
            if (result.HoldsReferences)
            {
                writer.Line($"public {result.ContractText} GetResult()");
                writer.Open();
                writer.Line($"{result.Text} result = {frame}{task.Names.Result};");
                writer.Line($"{frame}{task.Names.Result} = default!;");
                writer.Line("return result;");
                writer.Close();
            }
            else writer.Line($"public readonly {result.ContractText} GetResult() => {frame}{task.Names.Result};");
            writer.Line();
        }
        writer.Line("/// <inheritdoc/>");
        writer.Line($"public void Describe(ref {Machines}StackWriter writer)");
        writer.Open();
        writer.Line($"writer.Frame(Descriptor, {frame}_state);");
        if (task.Points.Count > 0)
        {
            writer.Line($"switch ({frame}_state)");
            writer.Open();
            ILookup<int, int> points = task.Points.ToLookup(p => p.Field, p => p.Point.Number);
            for (int i = 0; i < task.Children.Count; i++)
            {
                string cases = string.Concat(points[i].Select(p => $"case {p}: "));
                string name = task.Children[i].Name;
                string child = $"{(name == "writer" ? Target(frame) : frame)}{name}{(isBoxed(task.Children[i].Callee) ? "!.Machine" : "")}";
                if (task.Children[i].Callee.Shape is not null)
                    child = $"(({Machines}IReactorMachine)((global::System.Runtime.CompilerServices.IStrongBox){(name == "writer" ? Target(frame) : frame)}{name}!).Value!)";
                writer.Line($"{cases}{child}.Describe(ref writer); break;");
            }
            writer.Close();
        }
        writer.Close();
    }

    private static IEnumerable<StoredSlot> Arguments(LoweredTask task) =>
        task.Signature.Parameters.Select(p => task.Slots[p.Slot]).Where(s => s.Storage == Storage.Argument);

    private static void WriteResume(LoweredTask task, SourceWriter writer, Func<CalleeModel, bool> isBoxed)
    {
        SignatureModel signature = task.Signature;
        writer.Line(Generated);
        writer.Line($"private {(signature.IsStatic ? "static " : "")}{Machines}Poll {signature.ResumeName}{signature.TypeParameters}(ref {FrameName(signature)}{signature.TypeParameters} {task.Names.Machine}, {Scoped(signature)}ref {Machines}TaskContext {task.Names.Context}, int {task.Names.State}{string.Concat(Arguments(task).Select(a => $", {a.Slot.Type.Text} {a.Name}"))}){signature.MemberConstraints}");
        writer.Open();
        ResumeWriter.Write(task, writer, isBoxed);
        writer.Close();
    }
}
