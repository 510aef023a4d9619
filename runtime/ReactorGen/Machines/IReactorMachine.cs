namespace ReactorGen.Machines;

/// <summary>
/// A resumable state machine: what a <c>[ReactorTask]</c> method becomes, or a leaf written by hand.
/// Implemented by structs, which their callers hold as fields.
/// </summary>
/// <remarks>
/// The model is Rust's <c>Future</c>: nothing runs until it is resumed; a resume enters at the root and walks down to the leaf
/// that waits. A resume may be spurious, so a leaf re-checks its own condition each time. A machine must not be copied
/// once it has been resumed.
/// </remarks>
public interface IReactorMachine
{
    /// <summary>Runs to the next suspension or to the end, on the thread that runs the task.</summary>
    /// <param name="context">The running task and its services; valid during this call only.</param>
    /// <exception cref="InvalidOperationException">The machine is running, or it has already ended.</exception>
    Poll Resume(scoped ref TaskContext context);

    /// <summary>Writes where the machine stands: this frame first, then the child that is running.</summary>
    void Describe(ref StackWriter writer);
}

/// <summary>A machine that ends with a result.</summary>
/// <typeparam name="TResult">The type of the result.</typeparam>
public interface IReactorMachine<out TResult> : IReactorMachine
{
    /// <summary>Moves the result out. To be called once, after <see cref="IReactorMachine.Resume"/> returned <see cref="Poll.Ready"/>.</summary>
    TResult GetResult();
}
