// How a composite runs its children. Bits are indices of children.
//
// 1. One resume of the composite resumes each child that has not ended, in order, once. Wakes do not say which child they are for: a child that had
//    none looks at its condition and stays (RUNTIME.md: a spurious resume changes nothing).
// 2. All children are started, also where one has already failed: a child owns its arguments, and only its own finally gives them back. Such a
//    child meets the cancellation at its first wait.
// 3. A cancellation of a child is a bit of _owed; the bit of the task's word is set around the child's resume only, and what the child has not taken is
//    still owed. A child that has just been cancelled is resumed once more at once, since nobody will wake it for that.
// 4. What comes from above (a cancel of the task, an interrupt by a scope, the cancellation of this composite by an outer one) is taken on entry and
//    handed to each child that has not ended. It has been delivered if a child whose outcome leaves the composite took it; otherwise
//    it is given back at the end, and meets the caller at its next wait. So each Cancel() is delivered, and a result beats it.
// 5. The budget is the task's. The child after the one that used it up is the first next time, so that one that never waits does not starve the rest
//    (tokio::join! rotates for the same reason).
using System.Numerics;
using System.Runtime.ExceptionServices;
using ReactorGen.Executors;
using ReactorGen.Machines;
using ReactorGen.Tasks;

namespace ReactorGen.Composition;

/// <summary>Where the children of a composite stand; the default is: none has been started.</summary>
internal partial struct ChildGroup
{
    private byte _ended;
    private byte _failed;
    private byte _cancelled;
    private byte _owed;
    private byte _taken;
    private byte _interrupted;
    private byte _handed;
    private byte _first;
    private byte _decided;      // 1 + the index of the child that decides the outcome
    private bool _isRace;
    private bool _discarded;
    private Leftover _leftover;
    private short _above;
    private int _parts;
    private ExceptionDispatchInfo? _failure;
    private Task? _disposal;

    /// <summary>Children of which the first to end decides, rather than the first to fail.</summary>
    /// <param name="leftover">What becomes of results other than the winner's that cannot be disposed of.</param>
    internal static ChildGroup Race(Leftover leftover) => new() { _isRace = true, _leftover = leftover };

    /// <summary>The child that ended first, from 0; of use after a race.</summary>
    internal readonly int Winner => _decided - 1;

    /// <summary>Whether the child has ended.</summary>
    internal readonly bool HasEnded(int index) => Has(_ended, index);

    /// <summary>Whether the child has a result that has not been disposed of.</summary>
    internal readonly bool HasResult(int index) => Has(_ended, index) && !Has(_failed, index);

    /// <summary>Whether a cancellation ended the child that decides, and who asked for it was the composite itself.</summary>
    internal readonly bool EndedByOwnCancellation => EndedByCancellation && (_above == 0 || !WasTaken(1 << Winner));

    /// <summary>Whether a cancellation ended the child that decides.</summary>
    private readonly bool EndedByCancellation => _failure?.SourceException is OperationCanceledException && Has(_taken, Winner);

    /// <summary>The exception of the child that decides.</summary>
    internal readonly Exception? Failure => _failure?.SourceException;

    private static bool Has(int bits, int index) => (bits & (1 << index)) != 0;

    /// <summary>Resumes the children.</summary>
    /// <returns>Ready once all have ended and what they left behind has been disposed of; then <see cref="ThrowIfFailed"/>.</returns>
    internal Poll Resume<TChildren>(ref TChildren children, scoped ref TaskContext context) where TChildren : struct, IChildren
    {
        int all = (1 << TChildren.Count) - 1;
        if (_ended != all)
        {
            TaskCell cell = context.Cell;
            long outer = context.Core.EnterParts(cell);
            if ((outer & TaskBits.Pending) != 0) HandDown((short)(outer & TaskBits.Pending), all & ~_ended);
            ResumeAll(ref children, outer, all & ~_ended, ref context);
            context.Core.LeaveParts(cell, outer, _ended == all ? GiveBack() : 0);
            if (_ended != all) return Poll.Pending;
        }
        return FinishDiscarding(ref children, ref context);
    }

    /// <summary>Cancels those of the children that have not ended; they hear of it when they are resumed next.</summary>
    /// <returns>The children to resume.</returns>
    internal int Cancel(int children)
    {
        int added = children & ~_ended;
        _cancelled |= (byte)added;
        _owed |= (byte)added;
        return added;
    }

    /// <summary>Rethrows the exception of the child that decides; nothing is kept.</summary>
    internal void ThrowIfFailed()
    {
        if (_failure is not { } failure) return;
        this = default;
        failure.Throw();
    }

    internal readonly void Describe<TChildren>(ref TChildren children, string composite, ref StackWriter writer) where TChildren : struct, IChildren
    {
        for (int index = 0; index < TChildren.Count; index++)
        {
            if (Has(_ended, index)) continue;
            writer.BeginBranch(TChildren.Count == 1 ? composite : $"{composite}, {index + 1} of {TChildren.Count}");
            children.Describe(index, ref writer);
            writer.EndBranch();
        }
        if (_disposal is not null) writer.Leaf("DisposeAsync of a result that nobody gets");
    }

    private void ResumeAll<TChildren>(ref TChildren children, long outer, int left, scoped ref TaskContext context) where TChildren : struct, IChildren
    {
        int index = _first;
        bool rotate = context.Core.Budget > 0;
        while (left != 0)
        {
            int later = left >> index;
            index = later != 0 ? index + BitOperations.TrailingZeroCount(later) : BitOperations.TrailingZeroCount(left);
            left &= ~(1 << index);
            Exception? exception = null;
            if (ResumeOne(ref children, index, outer, ref exception, ref context) == Poll.Ready) left |= End(ref children, index, exception, ref context);
            if (rotate && context.Core.Budget <= 0)
            {
                rotate = false;
                _first = (byte)(index + 1 == TChildren.Count ? 0 : index + 1);
            }
            if (++index == TChildren.Count) index = 0;
        }
    }

    /// <returns>The children to resume again, because they have just been cancelled.</returns>
    private int End<TChildren>(ref TChildren children, int index, Exception? exception, scoped ref TaskContext context) where TChildren : struct, IChildren
    {
        int bit = 1 << index, others = ((1 << TChildren.Count) - 1) & ~bit;
        _ended |= (byte)bit;
        if (exception is null)
        {
            if (!_isRace || (_decided != 0 && _failure is null)) return 0;
            if (_decided != 0 && !IsProvisional) return 0;
            _failure = null;
            _decided = (byte)(index + 1);
            return Cancel(others);
        }
        _failed |= (byte)bit;
        children.Clear(index);
        bool byCancellation = exception is OperationCanceledException && Has(_taken, index);
        if (_decided == 0 || (IsProvisional && !byCancellation))
        {
            _failure = ExceptionDispatchInfo.Capture(exception);
            _decided = (byte)(index + 1);
            if (!byCancellation) return Cancel(others);
            // It came from above, and the others have been given it too: a race goes on, a join has only those left that have begun since.
            return _isRace ? 0 : Cancel(others & ~_cancelled);
        }
        // With the exception that will be thrown it is known to whoever catches that one; beside a value nobody would see it.
        if (!byCancellation && (_failure is null || !LaterFailures.TryAdd(_failure.SourceException, exception)))
            context.Core.Report(exception, $"{context.Cell.Name} ({TChildren.Name(index)})");
        return 0;
    }

    /// <summary>The race has been decided only by a cancellation from above, which took a child first: whatever else ends a child wins over it.</summary>
    private readonly bool IsProvisional => _isRace && EndedByCancellation;

    private Poll FinishDiscarding<TChildren>(ref TChildren children, scoped ref TaskContext context) where TChildren : struct, IChildren
    {
        if (!_discarded)
        {
            _discarded = true;
            if (_failure is null && !_isRace) return Poll.Ready;
            var discards = new Discards(context.Core, context.Cell);
            for (int index = 0; index < TChildren.Count; index++)
            {
                if (index == Winner || Has(_failed, index)) continue;
                Leftover leftover = _failure is null ? _leftover : Has(_cancelled, index) && !EndedByCancellation ? Leftover.Report : Leftover.Drop;
                if (leftover == Leftover.KeepAll) continue;
                if (children.Discard(index, ref discards, leftover)) _failed |= (byte)(1 << index);
            }
            _disposal = discards.Pending;
            if (_disposal is { IsCompleted: false }) _disposal.ConfigureAwait(false).GetAwaiter().UnsafeOnCompleted(context.Cell.GetWakeAction());
        }
        if (_disposal is null) return Poll.Ready;
        if (!_disposal.IsCompleted) return Poll.Pending;
        if (_disposal.Exception is { } exception) context.Core.Report(exception.InnerException!, context.Cell.Name);
        _disposal = null;
        return Poll.Ready;
    }
}
