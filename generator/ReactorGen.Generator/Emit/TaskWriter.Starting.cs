using System.Collections.Generic;
using System.Linq;
using ReactorGen.Generator.Model;

namespace ReactorGen.Generator.Emit;

/// <content>The ways a machine is started: begun and resumed later, started in one call, or spawned.</content>
internal static partial class TaskWriter
{
    private static void WriteBegin(LoweredTask task, SourceWriter writer, string frame)
    {
        SignatureModel signature = task.Signature;
        writer.Line("/// <summary>Takes the arguments; the first resume runs from the top.</summary>");
        writer.Line($"public void Begin({string.Join(", ", Parameters(signature))})");
        writer.Open();
        writer.Line($"{Target(frame)}_state = 0;");
        WriteStores(task, writer, Target(frame), storesArguments: true);
        writer.Close();
    }

    private static void WriteStores(LoweredTask task, SourceWriter writer, string target, bool storesArguments)
    {
        SignatureModel signature = task.Signature;
        if (signature.Receiver is not null && (storesArguments || !HasReceiverArgument(signature))) writer.Line($"{target}{task.Names.Owner} = {signature.OwnerName};");
        foreach (ParameterModel parameter in signature.Parameters)
            if (task.Slots[parameter.Slot] is { Storage: Storage.Field or Storage.Argument } slot && (storesArguments || slot.Storage == Storage.Field)) writer.Line($"{target}{slot.Name} = {parameter.Name};");
    }

    private static void WriteStart(LoweredTask task, SourceWriter writer, string frame, string self)
    {
        SignatureModel signature = task.Signature;
        string context = Free(signature, "context");
        string receiver = signature.Receiver is null ? "" : HasReceiverArgument(signature) ? $"{signature.OwnerName}." : $"{Target(frame)}{task.Names.Owner}.";
        writer.Line("/// <summary>Takes the arguments and runs from the top; what it needs later is stored when it has to wait.</summary>");
        writer.Line("[global::System.Diagnostics.StackTraceHidden]");
        writer.Line($"public {Machines}Poll Start({StartParameters(signature)})");
        writer.Open();
        WriteStores(task, writer, Target(frame), storesArguments: false);
        writer.Line($"return {receiver}{signature.ResumeName}{signature.TypeParameters}({string.Join(", ", Arguments(task).Select(a => a.Slot.Name).Prepend("0").Prepend($"ref {context}").Prepend($"ref {self}"))});");
        writer.Close();
    }

    /// <summary>Whether the receiver is the resume method's <c>this</c> as it is: an object. A struct is the machine's own copy.</summary>
    public static bool HasReceiverArgument(SignatureModel signature) => signature.Receiver is not null && !signature.ContainingTypes[signature.ContainingTypes.Count - 1].IsStruct;

    private static string ContextAnd(IEnumerable<string> parameters, SignatureModel signature) =>
        string.Join(", ", parameters.Prepend($"{Scoped(signature)}ref {Machines}TaskContext {Free(signature, "context")}"));

    private static void WriteSpawn(LoweredTask lowered, SourceWriter writer)
    {
        SignatureModel signature = lowered.Signature;
        string task = Free(signature, "task"), own = Free(signature, "own"), poll = Free(signature, "poll"), exception = Free(signature, "exception"), owner = signature.Receiver is null ? "" : signature.OwnerName;
        string result = signature.Result?.ContractText ?? "";
        writer.Line($"/// <summary>Starts a task of <c>{signature.Name}</c>: what <c>Spawn({signature.Name}Task(..))</c> in a body becomes.</summary>");
        writer.Line($"public static global::ReactorGen.JoinHandle{(result.Length > 0 ? $"<{result}>" : "")} Spawn({StartParameters(signature)})");
        writer.Open();
        // The factory would have failed here too, and not in the task.
        if (owner.Length > 0 && !signature.ContainingTypes[signature.ContainingTypes.Count - 1].IsStruct) writer.Line($"if ({owner} is null) throw new global::System.NullReferenceException();");
        writer.Line($"var {task} = {Free(signature, "context")}.RentTask<{MachineType(signature)}{(result.Length > 0 ? ", " + result : "")}>();");
        bool takesDynamic = signature.Parameters.Any(p => lowered.Slots[p.Slot].Slot.Type.IsDynamic);
        IEnumerable<string> arguments = signature.Parameters.Select(p => p.Name).Prepend(owner).Where(a => a.Length > 0);
        // With a dynamic argument the call would be bound when it runs, which a context cannot be passed to.
        if (!takesDynamic)
        {
            writer.Line($"if ({task}.MayEnter)");
            writer.Open();
            writer.Line($"var {own} = {task}.Enter();");
            writer.Line($"{Machines}Poll {poll};");
            writer.Line($"try {{ {poll} = {task}.Machine.Start({string.Join(", ", arguments.Prepend($"ref {own}"))}); }}");
            writer.Line($"catch (global::System.Exception {exception}) {{ return {own}.Fail{(result.Length > 0 ? $"<{result}>" : "")}({exception}); }}");
            writer.Line($"return {task}.Leave({poll});");
            writer.Close();
        }
        writer.Line($"{task}.Machine.Begin({string.Join(", ", arguments)});");
        writer.Line($"return {task}.Start();");
        writer.Close();
    }

    /// <summary>The parameters of Spawn, and of Start.</summary>
    public static string StartParameters(SignatureModel signature) => ContextAnd(Parameters(signature), signature);
}
