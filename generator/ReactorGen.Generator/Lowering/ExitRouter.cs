using System.Collections.Generic;
using System.Linq;
using ReactorGen.Generator.Model;

namespace ReactorGen.Generator.Lowering;

/// <summary>
/// Finds where a <c>return</c>, <c>break</c>, <c>continue</c> or <c>goto</c> goes. A native try needs nothing: a C# <c>goto</c> leaves it and runs
/// its finally. A finally that suspends is no longer a native one: an exit through it notes its number and goes to the finally's block, which
/// jumps on when it has run.
/// </summary>
internal sealed class ExitRouter(int returnBlock)
{
    private readonly Stack<Scope> _scopes = new();

    /// <summary>A statement that exits may name, or a finally that exits must pass.</summary>
    internal sealed class Scope
    {
        public int Id = -1, BreakBlock = -1, ContinueBlock = -1;

        /// <summary>The labels that a <c>goto</c> from inside may name, and their blocks.</summary>
        public IReadOnlyDictionary<int, int>? Labels;

        /// <summary>For a finally: its first block and the slot of the pending exit's number.</summary>
        public int FinallyBlock = -1, ExitSlot = -1;

        /// <summary>For a finally: the exits that pass it; their number is their index plus one.</summary>
        public readonly List<(ExitKind Kind, int Target)> Passing = [];

        /// <summary>For a native try: whether an exit runs code that may throw, and whether a handler may take what is thrown.</summary>
        public bool HasFinally, HasHandlers;

        /// <summary>For a finally: whether an exit that is on its way may come to nothing, because an exception takes its place and is caught.</summary>
        public bool ExitMayEnd;
    }

    public void Enter(Scope scope) => _scopes.Push(scope);

    public void Leave() => _scopes.Pop();

    /// <summary>Replaces every exit of a fragment by the jump it means here.</summary>
    public CodeFragment Route(CodeFragment fragment)
    {
        if (!fragment.Pieces.Any(p => p is ExitPiece)) return fragment;
        bool throws = Says(fragment, "finally", "using", "lock", "foreach"), ends = throws && Says(fragment, "catch");
        return new CodeFragment(fragment.Pieces.Select(p => p is ExitPiece exit ? Route(exit, throws, ends) : p).ToEquatableArray());
    }

    /// <summary>Whether one of the words stands in the user's own text.</summary>
    private static bool Says(CodeFragment fragment, params string[] words) => fragment.Pieces.OfType<TextPiece>().Any(p => words.Any(p.Text.Contains));

    private Piece Route(ExitPiece exit, bool throws, bool ends)
    {
        JumpPiece jump = Route(exit.Kind, exit.Target, throws, ends);
        if (exit.Value is not { } value) return jump;
        CodeFragment result = CodeFragment.Join(new SlotPiece(ResultSlot, Access.Write), " = ", value);
        return jump with { Before = jump.Before.Prepend(result).ToEquatableArray() };
    }

    /// <summary>The number that stands for the machine's result where a slot is meant.</summary>
    public const int ResultSlot = -1;

    /// <param name="throws">Whether code that may throw has run on the way.</param>
    /// <param name="ends">Whether what it throws may have been caught on the way.</param>
    public JumpPiece Route(ExitKind kind, int target, bool throws = false, bool ends = false)
    {
        foreach (Scope scope in _scopes)
        {
            ends |= scope.HasHandlers && throws;
            throws |= scope.HasFinally;
            if (scope.FinallyBlock >= 0)
            {
                scope.ExitMayEnd |= ends;
                int number = scope.Passing.IndexOf((kind, target)) + 1;
                if (number == 0)
                {
                    scope.Passing.Add((kind, target));
                    number = scope.Passing.Count;
                }
                CodeFragment pending = CodeFragment.Join(new SlotPiece(scope.ExitSlot, Access.Write), $" = {number}");
                return new JumpPiece(EquatableArray.Of(pending), scope.FinallyBlock);
            }
            if (BlockOf(scope, kind, target) is { } block) return new JumpPiece(EquatableArray<CodeFragment>.Empty, block);
        }
        return new JumpPiece(EquatableArray<CodeFragment>.Empty, returnBlock);
    }

    /// <summary>Where an exit goes that belongs to this scope.</summary>
    private static int? BlockOf(Scope scope, ExitKind kind, int target) => kind switch
    {
        ExitKind.Break when scope.Id == target && scope.BreakBlock >= 0 => scope.BreakBlock,
        ExitKind.Continue when scope.Id == target && scope.ContinueBlock >= 0 => scope.ContinueBlock,
        ExitKind.Goto when scope.Labels is not null && scope.Labels.TryGetValue(target, out int block) => block,
        _ => null,
    };
}
