// covers: 3.7, 3.8, 3.9
using ReactorGen;

namespace Corpus.Exceptions.SuspendInNestedHandlers;

public static partial class Program
{
    [ReactorTask]
    public static partial void Main(Trace t)
    {
        try
        {
            try
            {
                t.Throw<int>("a");
            }
            catch (Boom a)
            {
                try
                {
                    Pause(1);
                    t.Throw<int>("b");
                }
                catch (Boom b)
                {
                    Pause(2);
                    t.Log(a.Message + b.Message);
                    throw;
                }
                finally
                {
                    Pause(3);
                }
            }
            finally
            {
                try
                {
                    Pause(4);
                }
                finally
                {
                    Pause(5);
                }
            }
        }
        catch (Exception e)
        {
            Pause(6);
            t.Log(e);
        }
    }
}
